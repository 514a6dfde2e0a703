import { ListSessionsCommand } from '@aws-sdk/client-glue';
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
import { openGlueGateway } from './gateway.ts';
import { toGlueArn, toGlueSession } from './mapper.ts';

const bench = openBenchForFile({ glue: 2300 });
const gateway = () => openGlueGateway(bench().clients.glue, bench().contextOf('glue'));
const truth = () =>
  bench()
    .endpoint.truth()
    .filter(({ service }) => service === 'glue');
const arnOf = (id: string) => toGlueArn(id, { ...bench().contextOf('glue'), partition: 'aws' }) ?? '';

describe('the gateway of Glue', () => {
  test('lists every session, by pages of 1,000, with every figure', async () => {
    const { pages, problem } = await readAll(gateway().list());
    expect(problem).toBeNull();
    expect(pages.map(({ sessions }) => sessions.length)).toEqual([1000, 1000, 300]);
    const rows = pages.flatMap(({ sessions }) => sessions);
    expect(new Set(rows.map(({ id, status }) => `${id} ${status}`))).toEqual(
      new Set(truth().map(({ id, state }) => `${id} ${state}`)),
    );
    expect(rows.flatMap(({ invalid }) => invalid)).toEqual([]);
    expect(pages.flatMap(({ missingIds }) => missingIds)).toEqual([]);
    for (const session of rows) {
      expectSoundRow(
        toGlueSession({ session, tags: { status: 'loading' }, work: { status: 'loading' }, context: BENCH_CONTEXT }),
      );
    }
    const calls = bench().callsOf('glue:ListSessions');
    expect(calls).toHaveLength(3);
    expect(calls.map(({ input }) => input.MaxResults)).toEqual([1000, 1000, 1000]);
    expect(bench().callsOf('glue:GetSession')).toHaveLength(0);
  });

  test('hands Tags and RequestOrigin over, and keeps them from page to page', async () => {
    const tags = { team: 'risk' };
    const { pages, problem } = await readAll(gateway().list({ tags, requestOrigin: 'jupyter-notebook', pageSize: 9 }));
    expect(problem).toBeNull();
    const rows = pages.flatMap(({ sessions }) => sessions);
    expect(rows.length).toBeGreaterThan(9);
    expect(rows.length).toBeLessThan(truth().length);
    const calls = bench().callsOf('glue:ListSessions');
    expect(calls).toHaveLength(Math.ceil(rows.length / 9));
    for (const { input } of calls) {
      expect(input).toMatchObject({ Tags: tags, RequestOrigin: 'jupyter-notebook', MaxResults: 9 });
    }
    const [first] = rows;
    expect(await gateway().getTags(arnOf(first?.id ?? ''))).toMatchObject(tags);
  });

  test('sends neither where they are not asked for', async () => {
    await readAll(gateway().list());
    expect(Object.keys(bench().callsOf('glue:ListSessions')[0]?.input ?? {})).toEqual(['MaxResults']);
  });

  test('begins at a token of the caller', async () => {
    const { NextToken } = await bench().clients.glue.send(new ListSessionsCommand({ MaxResults: 800 }));
    const { pages } = await readAll(gateway().list({ token: NextToken! }));
    expect(pages.map(({ sessions }) => sessions.length)).toEqual([1000, 500]);
  });

  test('gets one session, with what the listing tells of it', async () => {
    const [id = ''] = truth().map((row) => row.id);
    const { pages } = await readAll(gateway().list());
    const listed = pages.flatMap(({ sessions }) => sessions).find((session) => session.id === id);
    expect(await gateway().get(id)).toEqual(listed);
  });

  test('gets the tags of a session by an ARN of ours; one without any has none', async () => {
    const { pages } = await readAll(gateway().list());
    const found: number[] = [];
    for (const { id } of pages.flatMap(({ sessions }) => sessions).slice(0, 30)) {
      found.push(Object.keys(await gateway().getTags(arnOf(id))).length);
    }
    expect(Math.min(...found)).toBe(0);
    expect(Math.max(...found)).toBeGreaterThan(1);
  });
});

describe('ids that the list of sessions lacks', () => {
  test('are fetched one by one, after the page itself', async () => {
    bench().endpoint.faults.add({
      match: { operation: 'glue:ListSessions', to: 1 },
      act: { kind: 'ids-without-sessions', count: 12 },
    });
    const { pages, problem } = await readAll(gateway().list());
    expect(problem).toBeNull();
    expect(pages.map(({ sessions }) => sessions.length)).toEqual([988, 12, 1000, 300]);
    expect(new Set(pages.flatMap(({ sessions }) => sessions.map(({ id }) => id)))).toEqual(
      new Set(truth().map(({ id }) => id)),
    );
    expect(bench().callsOf('glue:GetSession')).toHaveLength(12);
  });

  test('are skipped where GetSession does not know them', async () => {
    bench().fault('glue:ListSessions', {
      kind: 'transform',
      change: (answer) => ({ ...answer, Ids: [...(answer.Ids as string[]), 'gone-1'] }),
    });
    const { pages, problem } = await readAll(gateway().list({ pageSize: 1000 }));
    expect(problem).toBeNull();
    expect(pages.flatMap(({ sessions }) => sessions)).toHaveLength(2300);
    expect(pages.flatMap(({ missingIds }) => missingIds)).toEqual(['gone-1', 'gone-1', 'gone-1']);
  });

  test('that cannot be read do not stop the listing, and are not concealed', async () => {
    bench().fault('glue:ListSessions', { kind: 'ids-without-sessions', count: 20 });
    bench().fault('glue:GetSession', { kind: 'error', status: 400, code: 'AccessDeniedException' });
    const { pages, problem } = await readAll(gateway().list());
    expect(pages.flatMap(({ sessions }) => sessions)).toHaveLength(2240);
    expectTold(problem, 'glue:GetSession', 'access_denied');
    expect(bench().callsOf('glue:GetSession').length).toBeLessThanOrEqual(8);
  });

  test('F-15: that are no ids make the page a broken one', async () => {
    bench().fault('glue:ListSessions', { kind: 'set', path: 'Ids', value: [{}] });
    expectTold((await readAll(gateway().list())).problem, 'glue:ListSessions', 'bad_response');
  });
});

describe('an exception of Glue is told as such', () => {
  const exceptions: ToldException[] = [
    ['AccessDeniedException', 400, 'access_denied'],
    ['InternalServiceException', 500, 'service_error'],
    ['InvalidInputException', 400, 'invalid_request'],
    ['OperationTimeoutException', 400, 'timeout'],
  ];
  test.each(exceptions)('%s (%i) of a listing: %s', async (code, status, kind) => {
    bench().fault('glue:ListSessions', { kind: 'error', status, code });
    const { pages, problem } = await readAll(gateway().list());
    expect(pages).toEqual([]);
    expectTold(problem, 'glue:ListSessions', kind);
  });

  test('EntityNotFoundException of a session: gone', async () => {
    expectTold(await findProblem(gateway().get('no-such-session')), 'glue:GetSession', 'gone');
  });

  test('a denial names the action', async () => {
    bench().fault('glue:GetTags', { kind: 'error', status: 400, code: 'AccessDeniedException' });
    expect(await findProblem(gateway().getTags(arnOf('x')))).toMatchObject({ action: 'glue:GetTags' });
  });
});

describe('a broken answer of Glue', () => {
  test.each(NO_ANSWERS)('F-15: 200 with %s is no empty list, no session, no tags', async (_name, body) => {
    for (const operation of ['ListSessions', 'GetSession', 'GetTags'])
      bench().fault(`glue:${operation}`, { kind: 'body', body });
    const { pages, problem } = await readAll(gateway().list());
    expect(pages).toEqual([]);
    expectTold(problem, 'glue:ListSessions', 'bad_response');
    expectTold(await findProblem(gateway().get('x')), 'glue:GetSession', 'bad_response');
    expectTold(await findProblem(gateway().getTags(arnOf('x'))), 'glue:GetTags', 'bad_response');
  });

  test.each([
    ['F-15: no list', { kind: 'remove', path: 'Sessions' } as const],
    ['F-15: a list that is none', { kind: 'set', path: 'Sessions', value: {} } as const],
    ['an item without its id', { kind: 'remove', path: 'Sessions.3.Id' } as const],
    ['F-18: a time that is a text', { kind: 'set', path: 'Sessions.3.CreatedOn', value: 'yesterday' } as const],
  ])('%s: the page is broken, the page before it stays', async (_name, act) => {
    bench().endpoint.faults.add({ match: { operation: 'glue:ListSessions', from: 2 }, act });
    const { pages, problem } = await readAll(gateway().list());
    expect(pages.map(({ sessions }) => sessions.length)).toEqual([1000]);
    expectTold(problem, 'glue:ListSessions', 'bad_response');
  });

  test('F-17: a wrong value costs its field, not its row', async () => {
    for (const [member, value] of [
      ['DPUSeconds', -1],
      ['WorkerType', 7],
      ['MaxCapacity', 'NaN'],
      ['CreatedOn', 1e300],
    ] as const) {
      bench().fault('glue:ListSessions', { kind: 'set', path: `Sessions.0.${member}`, value });
    }
    const { pages, problem } = await readAll(gateway().list());
    expect(problem).toBeNull();
    expect(pages[0]?.sessions).toHaveLength(1000);
    expect(pages[0]?.sessions[0]).toMatchObject({
      dpuSeconds: null,
      workerType: null,
      maxCapacity: null,
      createdOn: null,
    });
    expect(pages[0]?.sessions[0]?.invalid.toSorted()).toEqual(['createdOn', 'dpuSeconds', 'maxCapacity', 'workerType']);
  });

  test('an answer about another session is none about this one', async () => {
    const [one, other] = truth();
    bench().fault('glue:GetSession', { kind: 'set', path: 'Session.Id', value: other?.id });
    expectTold(await findProblem(gateway().get(one?.id ?? '')), 'glue:GetSession', 'bad_response');
  });

  test('F-20: tags may have the names of Object.prototype', async () => {
    const body = '{"Tags":{"__proto__":"x","constructor":"y","owner":"z"}}';
    bench().fault('glue:GetTags', { kind: 'body', body, contentType: 'application/x-amz-json-1.1' });
    const tags = await gateway().getTags(arnOf('x'));
    expect(JSON.stringify({ Tags: tags })).toBe(body);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('F-27: a cycle of tokens ends and says so, with what it gave', async () => {
    bench().fault('glue:ListSessions', { kind: 'tokens', mode: 'cycle', period: 3 });
    const { pages, problem } = await readAll(gateway().list());
    expect(pages).toHaveLength(4);
    expectTold(problem, 'glue:ListSessions', 'listing_truncated');
  });
});
