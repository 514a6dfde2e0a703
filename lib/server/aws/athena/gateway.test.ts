import { describe, expect, test } from 'vitest';
import {
  BENCH_CONTEXT,
  expectSoundRow,
  expectTold,
  findProblem,
  NO_ANSWERS,
  openBenchForFile,
  readAll,
  type ToldException,
} from '../gateway.contract.ts';
import { openAthenaGateway } from './gateway.ts';
import { toAthenaArn, toAthenaSession } from './mapper.ts';
import { isSparkWorkGroup } from './native-work-group.ts';

const LISTINGS = [undefined, 'DEGRADED', 'TERMINATING', 'FAILED', 'TERMINATED'];

const bench = openBenchForFile({ athena: 900, sparkWorkGroups: 4 });
const gateway = () => openAthenaGateway(bench().clients.athena, bench().contextOf('athena'));
const truth = () =>
  bench()
    .endpoint.truth()
    .filter(({ service }) => service === 'athena');
const listOf = (workGroup: string, state?: string) =>
  gateway().list({ workGroup, ...(state === undefined ? {} : { state }) });

async function listWorkGroups() {
  const { pages, problem } = await readAll(gateway().listWorkGroups());
  expect(problem).toBeNull();
  return pages.flat();
}

describe('the gateway of Athena', () => {
  test('finds every workgroup, by pages of 50, and tells Spark ones from SQL ones', async () => {
    const workGroups = await listWorkGroups();
    const held = bench().endpoint.estate.region('us-east-1').workGroups;
    expect(new Set(workGroups.map(({ name }) => name))).toEqual(new Set(held.map(({ name }) => name)));
    expect(new Set(workGroups.filter(isSparkWorkGroup).map(({ name }) => name))).toEqual(
      new Set(held.filter(({ engine }) => /spark/i.test(engine)).map(({ name }) => name)),
    );
    const calls = bench().callsOf('athena:ListWorkGroups');
    expect(calls).toHaveLength(Math.ceil(held.length / 50));
    expect(calls[0]?.input.MaxResults).toBe(50);
  });

  test('lists every session by five listings a workgroup, with exactly as many pages as their limit implies', async () => {
    const listed = new Set<string>();
    let pagesWanted = 0;
    for (const { name } of (await listWorkGroups()).filter(isSparkWorkGroup)) {
      for (const state of LISTINGS) {
        const { pages, problem } = await readAll(listOf(name, state));
        expect(problem).toBeNull();
        const rows = pages.flat();
        pagesWanted += Math.max(1, Math.ceil(rows.length / 100));
        for (const row of rows) {
          listed.add(`${row.workGroup}/${row.sessionId}/${row.state}`);
          expect(row.invalid).toEqual([]);
        }
      }
    }
    expect(listed).toEqual(new Set(truth().map(({ scope, id, state }) => `${scope}/${id}/${state}`)));
    const calls = bench().callsOf('athena:ListSessions');
    expect(calls).toHaveLength(pagesWanted);
    expect(calls.length).toBeGreaterThan(4 * LISTINGS.length);
  });

  test('hands the state over, and keeps it from page to page', async () => {
    const { scope } = truth()[0]!;
    const wanted = truth().filter((row) => row.scope === scope && row.state === 'TERMINATED');
    const { pages } = await readAll(gateway().list({ workGroup: scope, state: 'TERMINATED', pageSize: 30 }));
    expect(pages.flat()).toHaveLength(wanted.length);
    const calls = bench().callsOf('athena:ListSessions');
    expect(calls).toHaveLength(Math.ceil(wanted.length / 30));
    expect(calls.length).toBeGreaterThan(1);
    for (const { input } of calls)
      expect(input).toMatchObject({ WorkGroup: scope, StateFilter: 'TERMINATED', MaxResults: 30 });
  });

  test('reads the engine version, an object in the list and a text in GetSession, as one', async () => {
    const { scope, id } = truth().find(({ state }) => state === 'TERMINATED')!;
    const { pages } = await readAll(listOf(scope, 'TERMINATED'));
    const listed = pages.flat().find(({ sessionId }) => sessionId === id);
    const session = await gateway().get(id);
    expect(typeof session.raw.EngineVersion).toBe('string');
    expect(typeof listed?.raw.EngineVersion).toBe('object');
    expect(session.effectiveEngineVersion).toBe(listed?.effectiveEngineVersion);
    expect(session).toMatchObject({ workGroup: scope, invalid: [] });
    expect(session.dpuExecutionInMillis).toBeGreaterThan(0);
    expect(session.executionRole).not.toBeNull();
    expect(session.idleTimeoutMinutes ?? session.idleTimeoutSeconds).not.toBeNull();
    expect(session.maxConcurrentDpus).toBeGreaterThan(1);
    expect(session.raw).not.toHaveProperty('$metadata');
  });

  test('tells enough of a session in each state to make a sound row', async () => {
    const states = new Map(truth().map((row) => [row.state, row]));
    expect(states.size).toBeGreaterThan(4);
    for (const { scope, id, state } of states.values()) {
      const detail = await gateway().get(id);
      const row = toAthenaSession({
        summary: detail,
        detail,
        detailState: 'loaded',
        tags: { status: 'loading' },
        workGroup: scope,
        context: BENCH_CONTEXT,
      });
      expectSoundRow(row);
      expect(row).toMatchObject({ id, state });
    }
  });

  test('gets the tags of a session by an ARN of ours', async () => {
    const [tagged] = await Promise.all(
      truth()
        .slice(0, 20)
        .map(({ scope, id }) =>
          gateway().getTags(toAthenaArn(scope, id, { ...bench().contextOf('athena'), partition: 'aws' }) ?? ''),
        ),
    ).then((all) => all.filter((tags) => Object.keys(tags).length > 0));
    expect(tagged).toBeDefined();
    expect(
      bench()
        .callsOf('athena:ListTagsForResource')
        .every(({ status }) => status === 200),
    ).toBe(true);
  });

  test('gets one workgroup with its configuration', async () => {
    const { scope } = truth()[0]!;
    const workGroup = await gateway().getWorkGroup(scope);
    expect(workGroup).toMatchObject({ name: scope, invalid: [] });
    expect(isSparkWorkGroup(workGroup)).toBe(true);
    expect(workGroup.raw).toHaveProperty('Configuration');
  });
});

describe('a workgroup for SQL', () => {
  test('that lists nothing, and one that refuses, yield nothing', async () => {
    for (const workGroup of ['bi-dashboards', 'primary']) {
      const { pages, problem } = await readAll(listOf(workGroup));
      expect(pages.flat()).toEqual([]);
      expect(problem).toBeNull();
    }
  });

  test('needs no further call where its engine is known', async () => {
    const { problem } = await readAll(
      gateway().list({ workGroup: 'primary', engineVersion: 'Athena engine version 3' }),
    );
    expect(problem).toBeNull();
    expect(bench().callsOf('athena:GetWorkGroup')).toHaveLength(0);
  });

  test.each([
    ['told', 'PySpark engine version 3', 0],
    ['asked for', null, 1],
  ])('is not a Spark one, whose refusal is a problem; its engine %s', async (_case, engineVersion, asked) => {
    const { scope } = truth()[0]!;
    bench().fault('athena:ListSessions', { kind: 'error', status: 400, code: 'InvalidRequestException' });
    const { problem } = await readAll(gateway().list({ workGroup: scope, engineVersion }));
    expectTold(problem, 'athena:ListSessions', 'invalid_request');
    expect(bench().callsOf('athena:GetWorkGroup')).toHaveLength(asked);
  });

  test('that may not be looked at stays a refusal', async () => {
    bench().fault('athena:GetWorkGroup', { kind: 'error', status: 400, code: 'AccessDeniedException' });
    expectTold((await readAll(listOf('primary'))).problem, 'athena:ListSessions', 'invalid_request');
  });
});

describe('an exception of Athena is told as such', () => {
  const exceptions: ToldException[] = [
    ['InternalServerException', 500, 'service_error'],
    ['InvalidRequestException', 400, 'invalid_request'],
    ['ResourceNotFoundException', 400, 'not_found'],
    ['AccessDeniedException', 400, 'access_denied'],
  ];
  test.each(exceptions)('%s (%i) of a listing: %s', async (code, status, kind) => {
    bench().fault('athena:ListSessions', { kind: 'error', status, code });
    const { pages, problem } = await readAll(listOf('spark-analytics'));
    expect(pages).toEqual([]);
    expectTold(problem, 'athena:ListSessions', kind);
  });

  test('ResourceNotFoundException of a session: gone', async () => {
    const problem = await findProblem(gateway().get('00000000-0000-0000-0000-000000000000'));
    expectTold(problem, 'athena:GetSession', 'gone');
  });
});

describe('a broken answer of Athena', () => {
  test.each(NO_ANSWERS)('F-15: 200 with %s is no empty list, no session, no tags', async (_name, body) => {
    for (const operation of ['ListSessions', 'GetSession', 'ListTagsForResource', 'ListWorkGroups', 'GetWorkGroup']) {
      bench().fault(`athena:${operation}`, { kind: 'body', body });
    }
    const { pages, problem } = await readAll(listOf('spark-analytics'));
    expect(pages).toEqual([]);
    expectTold(problem, 'athena:ListSessions', 'bad_response');
    expectTold((await readAll(gateway().listWorkGroups())).problem, 'athena:ListWorkGroups', 'bad_response');
    expectTold(await findProblem(gateway().getWorkGroup('x')), 'athena:GetWorkGroup', 'bad_response');
    expectTold(await findProblem(gateway().get('x')), 'athena:GetSession', 'bad_response');
    expectTold(await findProblem(gateway().getTags('arn:aws:athena:x')), 'athena:ListTagsForResource', 'bad_response');
  });

  test('an item without its id makes the page a broken one', async () => {
    bench().fault('athena:ListSessions', { kind: 'remove', path: 'Sessions.0.SessionId' });
    const { scope } = truth()[0]!;
    expectTold((await readAll(listOf(scope, 'TERMINATED'))).problem, 'athena:ListSessions', 'bad_response');
  });

  test('F-17: a status that is a text costs its fields, not the row', async () => {
    const { scope } = truth()[0]!;
    bench().fault('athena:ListSessions', { kind: 'set', path: 'Sessions.0.Status', value: 'IDLE' });
    const { pages, problem } = await readAll(listOf(scope, 'TERMINATED'));
    expect(problem).toBeNull();
    expect(pages[0]?.[0]).toMatchObject({ state: null, startDateTime: null, updatedAt: null });
    expect(pages[0]?.[0]?.invalid).toContain('state');
  });

  test('an answer about another session is none about this one', async () => {
    const [one, other] = truth();
    bench().fault('athena:GetSession', { kind: 'set', path: 'SessionId', value: other?.id });
    expectTold(await findProblem(gateway().get(one?.id ?? '')), 'athena:GetSession', 'bad_response');
  });

  test('F-20: tags may have the names of Object.prototype', async () => {
    const Tags = [{ Key: '__proto__', Value: 'x' }, { Key: 'constructor', Value: 'y' }, { Key: 'empty' }];
    bench().fault('athena:ListTagsForResource', { kind: 'body', body: JSON.stringify({ Tags }) });
    const tags = await gateway().getTags('arn:aws:athena:x');
    expect(JSON.stringify(tags)).toBe('{"__proto__":"x","constructor":"y","empty":""}');
  });

  test('F-28: an empty page with a token is no end', async () => {
    const { scope } = truth()[0]!;
    bench().fault('athena:ListSessions', { kind: 'empty-pages', count: 3 });
    const { pages, problem } = await readAll(listOf(scope, 'TERMINATED'));
    expect(problem).toBeNull();
    expect(pages.flat().length).toBeGreaterThan(0);
  });
});
