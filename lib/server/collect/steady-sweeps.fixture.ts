import type { AthenaGateway } from '../aws/athena/gateway.ts';
import { type AthenaSession, type AthenaSessionSummary, parseAthenaSession } from '../aws/athena/native.ts';
import type { EmrGateway } from '../aws/emr-serverless/gateway.ts';
import { type EmrSession, parseEmrSession } from '../aws/emr-serverless/native.ts';
import type { Adapter } from './adapter.ts';
import type { AdapterContext } from './adapter-context.ts';
import { openAthenaAdapter } from './athena-adapter.ts';
import { openEmrServerlessAdapter } from './emr-serverless-adapter.ts';
import { SourceCollector } from './source-collector.ts';

/** Sources over pretended services that count their calls, with as many sessions as a benchmark wants. */

const NOW_MS = Date.parse('2026-08-20T12:00:00Z');
/** Sessions that live, however many have ended. */
export const LIVE = 20;
export const SWEEPS = 5;

export type Opened = { calls: () => number; source: SourceCollector<never>; pass: (ms: number) => void };

/** Calls of some sweeps after the first, which lists everything and asks for each session once. */
export async function countCalls({ calls, source, pass }: Opened): Promise<number> {
  await source.sweepIfDue();
  while (source.details.pending) {
    source.loadDetails();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const before = calls();
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    pass(31_000);
    await source.sweepIfDue();
    if (source.status !== 'ok') throw new Error(`a sweep ended ${source.status}`);
  }
  return calls() - before;
}

/** A source without a history, whose details nobody asks for by itself. */
export function toSource<Record>(adapter: Adapter<Record>, now: () => number): SourceCollector<never> {
  const source = new SourceCollector<Record>({
    id: `${adapter.service}/1/us-east-1`,
    account: '1',
    region: 'us-east-1',
    place: { partition: 'aws', cli: { profile: null, endpointUrl: null } },
    adapter,
    listener: { changed() {}, removed() {}, progress() {} },
    traffic: () => ({ calls: 0, throttles: 0, callsPerSecond: 0, demo: false }),
    nextTry: (_problem, _failures, nowMs) => nowMs + 30_000,
    onDefect: (error) => {
      throw error;
    },
    pollMs: 30_000,
    random: () => 0.5,
    mayAskDetails: () => true,
    price: (session) => session,
    now,
    history: null,
    recorder: null,
    viewPatienceMs: null,
    mayCall: () => Promise.resolve({ may: true }),
  });
  return source as unknown as SourceCollector<never>;
}

export function toContext(now: () => number): AdapterContext {
  return {
    account: '1',
    region: 'us-east-1',
    partition: 'aws',
    ownerTags: [],
    scopes: [],
    callsPerSecond: 5,
    showCode: false,
    cli: { profile: null, endpointUrl: null },
    now,
  };
}

function* pages<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from === 0 || from < items.length; from += size) yield items.slice(from, from + size);
}

function required<Value>(value: Value | null): Value {
  if (value === null) throw new Error('no session');
  return value;
}

export function openEmr(count: number): Opened {
  let nowMs = NOW_MS;
  let calls = 0;
  // Fresh objects each time, as an answer brings them: what is kept of one is changed by its keeper.
  const make = (index: number): EmrSession => {
    const createdAt = new Date(NOW_MS - (index + 1) * 60_000);
    const state = index < LIVE ? 'IDLE' : 'TERMINATED';
    const hours = { vCPUHour: 1, memoryGBHour: 4, storageGBHour: 1 };
    const times = { createdAt, updatedAt: createdAt, ...(index >= LIVE && { endedAt: createdAt }) };
    const session = { sessionId: `s${index}`, applicationId: 'app', state, ...times, billedResourceUtilization: hours };
    return required(parseEmrSession(session, 'app'));
  };
  const all = Array.from({ length: count }, (_, index) => index);
  const gateway: EmrGateway = {
    async *listApplications() {
      calls += 1;
      const application = { applicationId: 'app', name: 'app', type: 'Spark', state: 'CREATED', architecture: null };
      const rest = { arn: null, releaseLabel: 'emr-7.13.0', createdAt: null, updatedAt: null, invalid: [], raw: {} };
      yield [{ ...application, ...rest } as never];
    },
    getApplication: () => Promise.reject(new Error('nobody asks for it')),
    async *list({ createdAtAfter, states }) {
      const wanted = all.filter((index) => {
        const session = index < LIVE ? 'IDLE' : 'TERMINATED';
        const createdMs = NOW_MS - (index + 1) * 60_000;
        return (!createdAtAfter || createdMs >= createdAtAfter.getTime()) && (!states || states.includes(session));
      });
      for (const page of pages(wanted, 50)) {
        calls += 1;
        yield page.map(make);
      }
    },
    async get({ sessionId }) {
      calls += 1;
      return make(Number(sessionId.slice(1)));
    },
  };
  const now = () => nowMs;
  const pass = (ms: number) => {
    nowMs += ms;
  };
  const source = toSource(openEmrServerlessAdapter(gateway, toContext(now)), now);
  return { calls: () => calls, source, pass };
}

export function openAthena(count: number): Opened {
  let nowMs = NOW_MS;
  let calls = 0;
  const make = (index: number): AthenaSession => {
    const at = new Date(NOW_MS - (index + 1) * 60_000);
    const over = index >= LIVE;
    const status = { State: over ? 'TERMINATED' : 'IDLE', StartDateTime: at, LastModifiedDateTime: at };
    const answer = {
      SessionId: `s${index}`,
      WorkGroup: 'wg',
      Status: { ...status, ...(over && { EndDateTime: at }) },
      Statistics: { DpuExecutionInMillis: 1_000 },
    };
    return required(parseAthenaSession(answer, 'wg'));
  };
  const all = Array.from({ length: count }, (_, index) => index);
  const gateway: AthenaGateway = {
    async *listWorkGroups() {
      calls += 1;
      yield [{ name: 'wg', state: 'ENABLED', engineVersion: 'PySpark engine version 3' } as never];
    },
    getWorkGroup: () => Promise.reject(new Error('nobody asks for it')),
    async *list({ state }: { state?: string }) {
      const wanted = all.filter((index) => (index < LIVE ? state === undefined : state === 'TERMINATED'));
      for (const page of pages(wanted, 100)) {
        calls += 1;
        yield page.map((index): AthenaSessionSummary => make(index));
      }
    },
    async get(sessionId: string) {
      calls += 1;
      return make(Number(sessionId.slice(1)));
    },
    getTags: () => Promise.resolve({}),
    listExecutors: () => Promise.resolve([]),
    listCalculations: () => Promise.resolve([]),
  } as unknown as AthenaGateway;
  const now = () => nowMs;
  const pass = (ms: number) => {
    nowMs += ms;
  };
  const source = toSource(openAthenaAdapter(gateway, toContext(now)), now);
  return { calls: () => calls, source, pass };
}
