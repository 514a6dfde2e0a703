import { z } from 'zod';
import type { Cost } from '../../cost/cost.ts';
import { isLive } from '../../domain/phase.ts';
import { costSchema } from '../../domain/session-schema.ts';
import { serializeFacts, toFactsOfOver } from '../history/rolled.ts';
import type { LastSweeps, StoredSession } from '../history/store.ts';
import type { Adapter, Ask } from './adapter.ts';
import type { AskState, Entry } from './row-store.ts';

/** What the collector takes back of a session that the history kept. */
export type KeptRow<Record> = {
  key: string;
  record: Record;
  asks: Map<Ask, AskState>;
  asOfMs: number;
  firstSeenMs: number;
  /** The amount at which an ended one stands. */
  settled: Cost | null;
  /** The state and phase that were recorded last. */
  noted: { state: string; phase: string };
};

const ASKS = ['session', 'tags', 'work', 'executors'] as const satisfies readonly Ask[];
const askState = z.object({
  status: z.enum(['loaded', 'loading', 'denied', 'unavailable', 'not-supported']),
  final: z.boolean(),
  failures: z.number(),
  dueMs: z.number(),
});
const keptAsks = z.partialRecord(z.enum(ASKS), askState);
const keptRow = z.object({ state: z.string(), phase: z.string(), cost: costSchema });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null where an older version wrote it in another form. The last sweeps saw what lives, the last whole one everything. */
export function toKeptRow<Record>(
  stored: StoredSession,
  adapter: Adapter<Record>,
  { okMs, fullMs }: LastSweeps,
): KeptRow<Record> | null {
  const record = adapter.parseKept(parseJson(stored.record));
  const row = keptRow.safeParse(parseJson(stored.row)).data;
  const asks = keptAsks.safeParse(parseJson(stored.asks)).data;
  if (record === null || row === undefined || asks === undefined || adapter.keyOf(record) !== stored.key) return null;
  const confirmedMs = (stored.live ? okMs : fullMs) ?? 0;
  return {
    key: stored.key,
    record,
    asks: new Map(
      ASKS.flatMap((ask) => {
        const state = asks[ask];
        return state === undefined ? [] : [[ask, { ...state, inFlight: false }] as const];
      }),
    ),
    asOfMs: Math.max(stored.lastSeenMs, confirmedMs),
    firstSeenMs: stored.firstSeenMs,
    settled: stored.live ? null : row.cost,
    noted: { state: row.state, phase: row.phase },
  };
}

/** A row as the history keeps it. `lift` (ms) keeps the times of a clock that was set back from going behind the history's. */
export function toStored<Record>(
  { key, record, row, asks, createdMs, firstSeenMs, asOfMs }: Entry<Record>,
  source: string,
  adapter: Adapter<Record>,
  lift: number,
): StoredSession {
  const work = adapter.workOf(record);
  const states = [...asks].map(([ask, { inFlight: _, ...state }]) => [ask, state]);
  return {
    key,
    source,
    // Whether it was confirmed is a matter of the day.
    row: JSON.stringify({ ...row, stale: false }),
    record: JSON.stringify(adapter.toKept(record)),
    asks: JSON.stringify(Object.fromEntries(states)),
    work: work && JSON.stringify(work.work),
    ...(!isLive(row.phase) && { facts: serializeFacts(toFactsOfOver(row, asOfMs + lift, createdMs)) }),
    createdMs,
    endedMs: row.endedAt === null ? null : Date.parse(row.endedAt),
    firstSeenMs,
    lastSeenMs: asOfMs + lift,
    goneMs: null,
    live: isLive(row.phase),
  };
}
