import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { Problem, ProblemKind } from '../../domain/problem.ts';
import type { Service } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import { sessionSchema } from '../../domain/session-schema.ts';
import type { CallRecord } from '../demo/calls.ts';
import { type Endpoint, openEndpoint } from '../demo/endpoint.ts';
import { DEMO_ACCOUNT, MAIN_REGION } from '../demo/estate/estate.ts';
import type { RegionCounts } from '../demo/estate/region.ts';
import type { FaultAct } from '../demo/faults.ts';
import { isProblemError } from '../errors.ts';
import type { CallContext } from './call.ts';
import { type AwsClients, openAwsClients } from './clients.ts';
import { createLimiter } from './limiter.ts';
import type { MapContext } from './session-row.ts';

export const FROZEN_MS = Date.parse('2026-08-20T12:00:00Z');

/** The real clients and the real limiter in front of an estate that stands still; `endpoint.calls` counts requests. */
export type Bench = {
  endpoint: Endpoint;
  clients: AwsClients;
  contextOf: (service: Service) => CallContext;
  callsOf: (operation: string) => CallRecord[];
  /** Puts a fault on an operation until the end of the test. */
  fault: (operation: string, act: FaultAct) => void;
};

/** Opens a bench for the tests of a file; `bench()` is it. */
export function openBenchForFile(counts: Partial<RegionCounts>): () => Bench {
  let bench: Bench | null = null;
  beforeAll(async () => {
    bench = await openBench(counts);
  });
  beforeEach(() => {
    bench?.endpoint.calls.splice(0);
    bench?.endpoint.faults.clear();
  });
  afterAll(async () => {
    bench?.clients.close();
    await bench?.endpoint.close();
  });
  return () => {
    if (bench === null) throw new Error('the bench is not open');
    return bench;
  };
}

async function openBench(counts: Partial<RegionCounts>): Promise<Bench> {
  const endpoint = await openEndpoint({ counts, nowMs: () => FROZEN_MS });
  process.env.AWS_ENDPOINT_URL = endpoint.url;
  const limiter = createLimiter({ callsPerSecond: 1000 });
  const sourceOf = (service: string) => limiter.forSource(`${service}/${DEMO_ACCOUNT}/${MAIN_REGION}`);
  const clients = openAwsClients({
    region: MAIN_REGION,
    credentials: { accessKeyId: 'AKIADEMODEMODEMODEMO', secretAccessKey: 'demo' },
    limiterFor: sourceOf,
  });
  return {
    endpoint,
    clients,
    contextOf: (service) => ({
      service,
      account: DEMO_ACCOUNT,
      region: MAIN_REGION,
      limiter: sourceOf(service),
      signal: new AbortController().signal,
    }),
    callsOf: (operation) => endpoint.calls.filter((call) => call.operation === operation),
    fault: (operation, act) => void endpoint.faults.add({ match: { operation }, act }),
  };
}

/** Every page of a listing, and the problem it ended with, if any. */
export async function readAll<Page>(pages: AsyncIterable<Page>): Promise<{ pages: Page[]; problem: Problem | null }> {
  const read: Page[] = [];
  try {
    for await (const page of pages) read.push(page);
  } catch (error) {
    if (!isProblemError(error)) throw error;
    return { pages: read, problem: error.problem };
  }
  return { pages: read, problem: null };
}

/** The problem that a call fails with. */
export async function findProblem(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (isProblemError(error)) return error.problem;
    throw error;
  }
  throw new Error('it did not fail');
}

/** Bodies of a 200 answer that are no answer (F-15); the name is for the test. */
export const NO_ANSWERS: readonly (readonly [name: string, body: string])[] = [
  ['{}', '{}'],
  ['[]', '[]'],
  ['null', 'null'],
  ['nothing', ''],
  ['HTML', '<html><body>Sign in</body></html>'],
  ['a text', '"str"'],
];

/** An exception as it must be told: one of the service's own by its name, status and kind. */
export type ToldException = readonly [code: string, status: number, kind: ProblemKind];

export function expectTold(problem: Problem | null, operation: string, kind: ProblemKind): void {
  expect(problem).toMatchObject({ kind, operation });
  expect(problem?.message).not.toBe('');
}

/** What a mapper is told beside the answers of the bench. */
export const BENCH_CONTEXT: MapContext = {
  account: DEMO_ACCOUNT,
  region: MAIN_REGION,
  partition: 'aws',
  scopeName: null,
  ownerTags: ['owner', 'Owner', 'AmazonDataZoneSessionOwner'],
  nowMs: FROZEN_MS,
  asOf: new Date(FROZEN_MS).toISOString(),
  stale: false,
  cli: { profile: null, endpointUrl: null },
};

/** A row of a sound answer passes the strict schema, and nothing in it makes no sense. */
export function expectSoundRow(row: Session): void {
  expect(sessionSchema.safeParse(row).error).toBeUndefined();
  expect(Object.entries(row.missing).filter(([, reason]) => reason === 'invalid')).toEqual([]);
}
