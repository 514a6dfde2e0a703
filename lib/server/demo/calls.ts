import type { JsonObject } from './answer.ts';
import type { DemoService } from './router.ts';

/** One request of a client, as it was seen. Times are epoch milliseconds of the real clock. */
export type CallRecord = {
  /** With its service: `glue:ListSessions`; `glue:unknown` for an operation that does not exist. */
  operation: string;
  service: DemoService;
  region: string;
  accessKeyId: string;
  input: JsonObject;
  at: number;
  /** Null while it is in flight. */
  endedAt: number | null;
  /** Null while it is in flight, or when it ended without one (reset, left by the client). */
  status: number | null;
  /** Calls in flight when it came, itself included: of its service and region, and of all. */
  inFlight: number;
  inFlightOfAll: number;
};

const KEPT = 50_000;

export type CallRecorder = {
  /** The newest calls, oldest first. */
  readonly records: CallRecord[];
  begin(call: Pick<CallRecord, 'operation' | 'service' | 'region' | 'accessKeyId' | 'input'>): CallRecord;
  end(record: CallRecord, status: number | null): void;
};

export function openCallRecorder(): CallRecorder {
  const records: CallRecord[] = [];
  const inFlight = new Map<string, number>();
  const add = (key: string, change: number): number => {
    const count = (inFlight.get(key) ?? 0) + change;
    inFlight.set(key, count);
    return count;
  };
  return {
    records,
    begin(call) {
      const record: CallRecord = {
        ...call,
        at: Date.now(),
        endedAt: null,
        status: null,
        inFlight: add(`${call.service}/${call.region}`, 1),
        inFlightOfAll: add('', 1),
      };
      records.push(record);
      if (records.length > KEPT) records.splice(0, KEPT / 10);
      return record;
    },
    end(record, status) {
      if (record.endedAt !== null) return;
      record.endedAt = Date.now();
      record.status = status;
      add(`${record.service}/${record.region}`, -1);
      add('', -1);
    },
  };
}
