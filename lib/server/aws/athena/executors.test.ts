import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { athenaExecutors, toExecutorSummary } from '../../demo/athena/executors.ts';
import { findAthenaSession } from '../../demo/athena/session.ts';
import { MAIN_REGION } from '../../demo/estate/estate.ts';
import type { FaultAct } from '../../demo/faults.ts';
import { someAmount, someAnswer, someText } from '../answer.fixture.ts';
import {
  expectTold,
  FROZEN_MS,
  findProblem,
  NO_ANSWERS,
  openBenchForFile,
  type ToldException,
} from '../gateway.contract.ts';
import { openAthenaGateway } from './gateway.ts';

const OPERATION = 'athena:ListExecutors';

const bench = openBenchForFile({ athena: 400, sparkWorkGroups: 4 });
const gateway = () => openAthenaGateway(bench().clients.athena, bench().contextOf('athena'));
const calls = () => bench().callsOf(OPERATION);

/** The sessions of the endpoint with their executors as it holds them, most first. */
function listHeld() {
  const { estate } = bench().endpoint;
  return bench()
    .endpoint.truth()
    .filter(({ service }) => service === 'athena')
    .map(({ id, state }) => {
      const plan = findAthenaSession(estate, estate.region(MAIN_REGION), id, FROZEN_MS);
      const held = plan === null ? [] : athenaExecutors(plan).filter(({ startMs }) => startMs <= FROZEN_MS);
      return { id, state, held: held.map((executor) => toExecutorSummary(executor, FROZEN_MS)) };
    })
    .toSorted((one, other) => other.held.length - one.held.length);
}

const find = (wanted: (session: ReturnType<typeof listHeld>[number]) => boolean) => {
  const found = listHeld().find(wanted);
  if (found === undefined) throw new Error('no such session');
  return found;
};

const SHORT_PAGE = 30;
const FAULT_TOKEN = 'demo-fault-';

/** No session of the estate has more than a page of executors: AWS may send fewer a page than it is asked for. */
const shortenPage: Extract<FaultAct, { kind: 'transform' }>['change'] = (answer, { input }) => {
  const page = Number(String(input.NextToken ?? `${FAULT_TOKEN}0`).slice(FAULT_TOKEN.length));
  const all = answer.ExecutorsSummary as unknown[];
  const end = (page + 1) * SHORT_PAGE;
  const next = end < all.length ? { NextToken: FAULT_TOKEN + (page + 1) } : {};
  return { ...answer, ExecutorsSummary: all.slice(page * SHORT_PAGE, end), ...next };
};

/** Lists the executors of a session whose answer is this. */
function listOf(answer: unknown) {
  bench().fault(OPERATION, { kind: 'body', body: JSON.stringify(answer), contentType: 'application/x-amz-json-1.1' });
  return gateway().listExecutors('of-the-test');
}

describe('the executors of an Athena session', () => {
  test('are all listed, over as many pages as there are, with their times and sizes', async () => {
    const { id, held } = find(() => true);
    expect(held.length).toBeGreaterThan(2 * SHORT_PAGE);
    bench().fault(OPERATION, { kind: 'transform', change: shortenPage });
    const executors = await gateway().listExecutors(id);
    const wanted = held.map((executor) => ({
      executorId: executor.ExecutorId,
      type: executor.ExecutorType,
      state: executor.ExecutorState,
      dpus: executor.ExecutorSize,
      startedAtMs: executor.StartDateTime,
      terminatedAtMs: executor.TerminationDateTime ?? null,
    }));
    expect(new Set(executors)).toEqual(new Set(wanted));
    expect(executors).toHaveLength(wanted.length);
    expect(calls()).toHaveLength(Math.ceil(held.length / SHORT_PAGE));
    expect(calls().every(({ input }) => input.SessionId === id && input.MaxResults === 100)).toBe(true);
  });

  test('that are there still have no end', async () => {
    const { id } = find(({ state, held }) => state === 'IDLE' && held.length > 0);
    const coordinator = (await gateway().listExecutors(id)).find(({ type }) => type === 'COORDINATOR');
    expect(coordinator).toMatchObject({ state: 'REGISTERED', dpus: 1, terminatedAtMs: null });
    expect(coordinator?.startedAtMs).toBeLessThan(FROZEN_MS);
  });

  test('have the same times in seconds as in milliseconds', async () => {
    const [seconds, milliseconds] = await listOf({
      SessionId: 'of-the-test',
      ExecutorsSummary: [
        { ExecutorId: 's', StartDateTime: 1_787_000_000, TerminationDateTime: 1_787_000_060 },
        { ExecutorId: 'ms', StartDateTime: 1_787_000_000_000, TerminationDateTime: 1_787_000_060_000 },
      ],
    });
    expect(seconds).toEqual({ ...milliseconds, executorId: 's' });
    expect(seconds?.terminatedAtMs).toBe(1_787_000_060_000);
  });

  test('that come twice, as newer ones join while the list is read, count once', async () => {
    bench().endpoint.faults.add({ match: { operation: OPERATION }, act: { kind: 'shift', duplicate: 7 } });
    const { id, held } = find(() => true);
    expect(await gateway().listExecutors(id)).toHaveLength(held.length);
  });
});

describe('a session without executors', () => {
  test('whose list is empty has none', async () => {
    expect(await listOf({ SessionId: 'of-the-test', ExecutorsSummary: [] })).toEqual([]);
  });

  test('whose answer names the session and leaves the list out, as the model allows, has none', async () => {
    expect(await listOf({ SessionId: 'of-the-test' })).toEqual([]);
    bench().endpoint.faults.clear();
    expect(await listOf({ SessionId: 'of-the-test', ExecutorsSummary: null })).toEqual([]);
  });

  test('is one that never started', async () => {
    const { id } = find(({ held }) => held.length === 0);
    expect(await gateway().listExecutors(id)).toEqual([]);
  });
});

describe('a broken answer about executors', () => {
  test.each(NO_ANSWERS)('F-15: 200 with %s is no empty list', async (_name, body) => {
    bench().fault(OPERATION, { kind: 'body', body });
    expectTold(await findProblem(gateway().listExecutors('x')), OPERATION, 'bad_response');
  });

  test.each([
    ['a list that is none', { kind: 'set', path: 'ExecutorsSummary', value: {} } as const],
    ['an item that is null', { kind: 'set', path: 'ExecutorsSummary.0', value: null } as const],
    ['an item without its id', { kind: 'remove', path: 'ExecutorsSummary.0.ExecutorId' } as const],
    ['an answer about another session', { kind: 'set', path: 'SessionId', value: 'other' } as const],
    ['an answer about no session that is one', { kind: 'set', path: 'SessionId', value: 7 } as const],
  ])('%s', async (_name, act) => {
    bench().fault(OPERATION, act);
    const { id } = find(({ held }) => held.length > 0);
    expectTold(await findProblem(gateway().listExecutors(id)), OPERATION, 'bad_response');
  });

  test('F-27: a listing that repeats its token is no list at all', async () => {
    bench().fault(OPERATION, { kind: 'tokens', mode: 'same' });
    expectTold(await findProblem(gateway().listExecutors(find(() => true).id)), OPERATION, 'listing_truncated');
  });

  const faults = [null, -7, Number.MAX_SAFE_INTEGER + 2, 1e300, 'NaN', '12', true, {}, [1], 0.5, '  '];
  test.each(faults)('F-17: %j costs its member, not the executor', async (value) => {
    const [executor] = await listOf({
      SessionId: 'of-the-test',
      ExecutorsSummary: [
        {
          ExecutorId: 'e',
          ExecutorType: value,
          ExecutorState: value,
          ExecutorSize: value,
          StartDateTime: value,
          TerminationDateTime: value,
        },
      ],
    });
    const word = typeof value === 'string' && value.trim() !== '' ? value : null;
    const nothing = { dpus: null, startedAtMs: null, terminatedAtMs: null };
    expect(executor).toEqual({ executorId: 'e', type: word, state: word, ...nothing });
  });

  test('no value is NaN or negative, whatever is sent (property)', { timeout: 60_000 }, async () => {
    const someExecutor = someAnswer({
      ExecutorType: someText,
      ExecutorState: someText,
      ExecutorSize: someAmount,
      StartDateTime: fc.integer({ min: 1e9, max: 2e12 }),
      TerminationDateTime: someAmount,
    }).map((executor) => ({ ...executor, ExecutorId: 'e' }));
    await fc.assert(
      fc.asyncProperty(someExecutor, async (sent) => {
        bench().endpoint.faults.clear();
        const [executor] = await listOf({ SessionId: 'of-the-test', ExecutorsSummary: [sent] });
        for (const value of [executor?.dpus, executor?.startedAtMs, executor?.terminatedAtMs])
          expect(value === null || Number(value) >= 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a refusal of executors', () => {
  test('of a session that is gone', async () => {
    const problem = await findProblem(gateway().listExecutors('00000000-0000-0000-0000-000000000000'));
    expectTold(problem, OPERATION, 'gone');
  });

  const exceptions: ToldException[] = [
    ['AccessDeniedException', 400, 'access_denied'],
    ['InternalServerException', 500, 'service_error'],
    ['InvalidRequestException', 400, 'invalid_request'],
  ];
  test.each(exceptions)('%s (%i): %s', async (code, status, kind) => {
    bench().fault(OPERATION, { kind: 'error', status, code });
    expectTold(await findProblem(gateway().listExecutors('x')), OPERATION, kind);
  });
});
