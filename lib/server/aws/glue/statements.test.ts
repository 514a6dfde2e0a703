import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAIN_REGION } from '../../demo/estate/estate.ts';
import { findGlueSession } from '../../demo/glue/session.ts';
import { glueStatements } from '../../demo/glue/statements.ts';
import { someAmount, someAnswer, someText } from '../answer.fixture.ts';
import {
  expectTold,
  FROZEN_MS,
  findProblem,
  NO_ANSWERS,
  openBenchForFile,
  type ToldException,
} from '../gateway.contract.ts';
import { openGlueGateway } from './gateway.ts';

const OPERATION = 'glue:ListStatements';
const MEMBERS = ['completedAtMs', 'id', 'startedAtMs', 'state'];
const CANARY = 'hunter2canary';

const bench = openBenchForFile({ glue: 600 });
const gateway = () => openGlueGateway(bench().clients.glue, bench().contextOf('glue'));
const calls = () => bench().callsOf(OPERATION);

/** The session of its kind with most statements, and these as the endpoint holds them. */
function findBusiest(origin: 'notebook' | 'spark-connect' = 'notebook') {
  const { estate } = bench().endpoint;
  const [first] = bench()
    .endpoint.truth()
    .filter(({ service }) => service === 'glue')
    .map(({ id }) => findGlueSession(estate, estate.region(MAIN_REGION), id, FROZEN_MS))
    .filter((plan) => plan?.origin === origin)
    .map((plan) => ({ id: plan!.id, held: glueStatements(plan!, FROZEN_MS) }))
    .toSorted((one, other) => other.held.length - one.held.length);
  if (first === undefined) throw new Error(`no session of origin ${origin}`);
  return first;
}

/** Lists the statements of a session whose answers are these, one page after the other. */
async function listOf(...pages: unknown[][]) {
  pages.forEach((statements, at) => {
    const next = at + 1 < pages.length ? { NextToken: `page ${at + 1}` } : {};
    const body = JSON.stringify({ Statements: statements, ...next });
    bench().endpoint.faults.add({
      match: { operation: OPERATION, from: at + 1, to: at + 1 },
      act: { kind: 'body', body, contentType: 'application/x-amz-json-1.1' },
    });
  });
  return gateway().listStatements('of-the-test');
}

describe('the statements of a Glue session', () => {
  test('are all listed, over as many pages as there are, with nothing but their times and states', async () => {
    const { id, held } = findBusiest();
    expect(held.length).toBeGreaterThan(100);
    const statements = await gateway().listStatements(id);
    expect(statements).toEqual(
      held.map(({ Id, State, StartedOn, CompletedOn }) => ({
        id: Id,
        state: State,
        startedAtMs: StartedOn,
        completedAtMs: CompletedOn === 0 ? null : CompletedOn,
      })),
    );
    expect(calls()).toHaveLength(Math.ceil(held.length / 100));
    expect(calls().every(({ input }) => input.SessionId === id && !('MaxResults' in input))).toBe(true);
  });

  test('that run are told as such, without an end', async () => {
    bench().fault(OPERATION, { kind: 'set', path: 'Statements.0.State', value: 'RUNNING' });
    bench().fault(OPERATION, { kind: 'set', path: 'Statements.0.CompletedOn', value: 0 });
    const [first] = await gateway().listStatements(findBusiest().id);
    expect(first).toMatchObject({ state: 'RUNNING', completedAtMs: null });
  });

  test('of a session that ran none are an empty list', async () => {
    expect(await listOf([])).toEqual([]);
  });

  test('have the same times in seconds as in milliseconds', async () => {
    const [seconds, milliseconds] = await listOf([
      { Id: 1, StartedOn: 1_787_000_000, CompletedOn: 1_787_000_060 },
      { Id: 2, StartedOn: 1_787_000_000_000, CompletedOn: 1_787_000_060_000 },
    ]);
    expect(seconds).toEqual({ ...milliseconds, id: 1 });
    expect(seconds?.startedAtMs).toBe(1_787_000_000_000);
  });

  test('that come twice, as the list shifts while it is read, count once and as they came last', async () => {
    const statements = await listOf(
      [
        { Id: 1, State: 'AVAILABLE' },
        { Id: 2, State: 'RUNNING' },
      ],
      [
        { Id: 2, State: 'AVAILABLE' },
        { Id: 3, State: 'WAITING' },
      ],
    );
    expect(statements.map(({ id, state }) => `${id} ${state}`)).toEqual(['1 AVAILABLE', '2 AVAILABLE', '3 WAITING']);
  });

  test('are called off with their caller', async () => {
    const signal = AbortSignal.abort();
    const problem = await findProblem(gateway().listStatements(findBusiest().id, { signal }));
    expect(problem.message).toContain('nobody waits');
    expect(calls()).toHaveLength(0);
  });
});

describe('code and output end at the door', () => {
  const dirty = (id: number, code = CANARY) => ({
    Id: id,
    Code: code,
    State: 'ERROR',
    Output: {
      Data: { TextPlain: code },
      Status: 'ERROR',
      ErrorName: CANARY,
      ErrorValue: CANARY,
      Traceback: [CANARY],
    },
    Progress: 1,
    StartedOn: 1_787_000_000_000,
    CompletedOn: 1_787_000_060_000,
    [CANARY]: CANARY,
  });

  test('whatever the members are called', async () => {
    const statements = await listOf([dirty(0), dirty(1)], [dirty(2)]);
    expect(statements).toHaveLength(3);
    expect(JSON.stringify(statements)).not.toContain(CANARY);
    for (const statement of statements) expect(Reflect.ownKeys(statement).toSorted()).toEqual(MEMBERS);
  });

  test('also of what the endpoint sends, with its planted password', async () => {
    const { id, held } = findBusiest();
    expect(JSON.stringify(held)).toContain('demo-Winter2025!');
    expect(JSON.stringify(await gateway().listStatements(id))).not.toMatch(/demo-Winter2025|spark|orders|Traceback/);
  });

  test('however long they are: of 40 MB of code a few kilobytes stay', async () => {
    const code = CANARY.repeat(80_000);
    const pages = Array.from({ length: 10 }, (_, page) =>
      Array.from({ length: 4 }, (_, at) => ({ ...dirty(page * 4 + at), Code: code })),
    );
    const statements = await listOf(...pages);
    expect(statements).toHaveLength(40);
    const kept = JSON.stringify(statements);
    expect(kept.length).toBeLessThan(5_000);
    expect(kept).not.toContain(CANARY);
  });
});

describe('values that make no sense', () => {
  const faults = [null, -7, Number.MAX_SAFE_INTEGER + 2, 1e300, 'NaN', 'Infinity', '12', true, {}, [1], 0.5, '  '];

  test.each(faults)('F-17: %j costs its member, not the statement', async (value) => {
    for (const member of ['Id', 'State', 'StartedOn', 'CompletedOn'])
      bench().fault(OPERATION, { kind: 'set', path: `Statements.0.${member}`, value });
    const { id, held } = findBusiest();
    const statements = await gateway().listStatements(id);
    expect(statements).toHaveLength(held.length);
    // A text is a word of AWS's, also one not known today.
    const state = typeof value === 'string' && value.trim() !== '' ? value : null;
    expect(statements[0]).toEqual({ id: 0, state, startedAtMs: null, completedAtMs: null });
  });

  test('a statement without an id has its place for one, or the next number that is free', async () => {
    const statements = await listOf([{ Id: 4 }, {}, { Id: 2 }], [{}, { Id: -1 }, { Id: 1.5 }]);
    expect(statements.map(({ id }) => id)).toEqual([4, 1, 2, 3, 5, 6]);
  });

  test('ids are unique and no value is NaN, whatever is sent (property)', { timeout: 60_000 }, async () => {
    const someStatement = someAnswer({
      Id: fc.nat(6),
      State: fc.constantFrom('RUNNING', 'AVAILABLE', 'RESTING'),
      Code: someText,
      Output: fc.object(),
      StartedOn: someAmount,
      CompletedOn: fc.integer({ min: 1e9, max: 2e12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(someStatement, { maxLength: 12 }), async (sent) => {
        bench().endpoint.faults.clear();
        const statements = await listOf(sent);
        const ids = statements.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => Number.isInteger(id) && id >= 0)).toBe(true);
        expect(JSON.parse(JSON.stringify(statements))).toEqual(statements);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a broken answer about statements', () => {
  test.each(NO_ANSWERS)('F-15: 200 with %s is no empty list', async (_name, body) => {
    bench().fault(OPERATION, { kind: 'body', body });
    expectTold(await findProblem(gateway().listStatements('x')), OPERATION, 'bad_response');
  });

  test.each([
    ['F-15: no list', { kind: 'remove', path: 'Statements' } as const],
    ['F-15: a list that is none', { kind: 'set', path: 'Statements', value: {} } as const],
    ['an item that is null', { kind: 'set', path: 'Statements.1', value: null } as const],
    ['an item that is a text', { kind: 'set', path: 'Statements.1', value: CANARY } as const],
  ])('%s', async (_name, act) => {
    bench().fault(OPERATION, act);
    const problem = await findProblem(gateway().listStatements(findBusiest().id));
    expectTold(problem, OPERATION, 'bad_response');
    expect(JSON.stringify(problem)).not.toContain(CANARY);
  });

  test('F-27: a cycle of tokens is no list at all', async () => {
    bench().fault(OPERATION, { kind: 'tokens', mode: 'cycle', period: 3 });
    expectTold(await findProblem(gateway().listStatements(findBusiest().id)), OPERATION, 'listing_truncated');
    expect(calls()).toHaveLength(4);
  });
});

describe('a refusal of statements', () => {
  test('by a Spark Connect session says so in our own words', async () => {
    const { id } = findBusiest('spark-connect');
    const problem = await findProblem(gateway().listStatements(id));
    expectTold(problem, OPERATION, 'not_supported');
    expect(problem.message).toContain('no statements in its present state or kind');
    expect(problem.hint).toContain('Spark Connect');
    expect(JSON.stringify(problem)).not.toContain(id);
  });

  test('of a session that is gone', async () => {
    expectTold(await findProblem(gateway().listStatements('no-such-session')), OPERATION, 'gone');
  });

  const exceptions: ToldException[] = [
    ['AccessDeniedException', 400, 'access_denied'],
    ['InternalServiceException', 500, 'service_error'],
    ['InvalidInputException', 400, 'invalid_request'],
    ['OperationTimeoutException', 400, 'timeout'],
  ];
  test.each(exceptions)('%s (%i): %s', async (code, status, kind) => {
    bench().fault(OPERATION, { kind: 'error', status, code });
    expectTold(await findProblem(gateway().listStatements('x')), OPERATION, kind);
  });
});
