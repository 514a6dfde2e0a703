import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { isLive } from '../../domain/phase.ts';
import type { ProblemKind } from '../../domain/problem.ts';
import { parseRef } from '../../domain/resource-ref.ts';
import type { Session } from '../../domain/session.ts';
import type { ItemKind } from '../../domain/session-items.ts';
import type { FaultAct } from '../demo/faults.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import { aFolder } from '../history/stored.fixture.ts';
import { getSession } from './get-session.ts';
import { getSessionRadar } from './get-session-radar.ts';
import { getSessionTimeline } from './get-session-timeline.ts';
import { calculationQuery, listCalculations } from './list-calculations.ts';
import { listRelated } from './list-related.ts';
import { listStatements, statementQuery } from './list-statements.ts';
import { listItems } from './session-items.ts';
import { openStack } from './stack.contract.ts';

const COUNTS = { emrServerless: 12, glue: 24, athena: 24, applications: 2, sparkWorkGroups: 2 };
const FRESH_MS = 20 * 60_000;
const JSON_11 = 'application/x-amz-json-1.1';

type Stack = Awaited<ReturnType<typeof openStack>>;
let stack: Stack;
let rows: Session[];

const refOf = ({ key }: Session) => {
  const ref = parseRef(key.split('/'));
  if (ref === null) throw new Error('a key is a reference');
  return ref;
};
const readRows = async (laterMs?: number) => [...(await stack.read('range=all', laterMs)).rows.values()];
const find = (wanted: (row: Session) => boolean) => {
  const row = rows.find(wanted);
  if (row === undefined) throw new Error('the estate has no such session');
  return row;
};

const WANTED: Record<ItemKind, (row: Session) => boolean> = {
  statements: ({ service, state, origin }) => service === 'glue' && state === 'READY' && origin !== 'spark-connect',
  calculations: ({ service, phase, version }) =>
    service === 'athena' && isLive(phase) && phase !== 'starting' && /PySpark/.test(version ?? ''),
  executors: ({ service, phase }) => service === 'athena' && isLive(phase) && phase !== 'starting',
};

function list(kind: ItemKind, ref: ReturnType<typeof refOf>) {
  if (kind === 'statements') return listStatements(stack.context, ref, statementQuery.parse({ spans: '1' }));
  if (kind === 'calculations') return listCalculations(stack.context, ref, calculationQuery.parse({ spans: '1' }));
  return listItems(stack.context, kind, ref, { offset: 0, limit: 100 });
}

const LISTS: [ItemKind, string][] = [
  ['statements', 'glue:ListStatements'],
  ['calculations', 'athena:ListCalculationExecutions'],
  ['executors', 'athena:ListExecutors'],
];

const FAULTS: [string, FaultAct, ProblemKind][] = [
  ['denied', { kind: 'error', status: 400, code: 'AccessDeniedException' }, 'access_denied'],
  ['throttled', { kind: 'error', status: 400, code: 'ThrottlingException' }, 'throttled'],
  ['failing', { kind: 'error', status: 500, code: 'InternalServiceException' }, 'service_error'],
  ['answered by a proxy', { kind: 'html', status: 200 }, 'bad_response'],
  ['an empty object', { kind: 'body', body: '{}', contentType: JSON_11 }, 'bad_response'],
  ['not JSON', { kind: 'body', body: '{"Statements": [', contentType: JSON_11 }, 'bad_response'],
];

describe('the page of a session whose list is', () => {
  beforeEach(async () => {
    stack = await openStack({ counts: COUNTS });
    rows = await readRows();
  });
  afterEach(() => stack.close());

  const cases = LISTS.flatMap(([kind, operation]) =>
    FAULTS.map(([name, act, told]) => ({ kind, operation, name, act, told })),
  );
  it.each(cases)(
    '$name ($kind) stays whole, and keeps what it was told before',
    async ({ kind, operation, act, told }) => {
      const ref = refOf(find(WANTED[kind]));
      const before = await list(kind, ref);
      expect(before).toMatchObject({ problem: null, total: before.items.length });
      const fault = stack.endpoint.faults.add({ match: { operation }, act });
      await readRows(FRESH_MS);
      const failing = await list(kind, ref);
      expect(failing.problem?.kind).toBe(told);
      // As of when it was read, which is before.
      expect(failing).toMatchObject({ total: before.total, asOf: before.asOf });
      expect(failing.items.length).toBe(before.items.length);
      expect(await getSession(stack.context, ref)).toMatchObject({ problem: null, detail: expect.any(Object) });
      expect((await getSessionRadar(stack.context, ref)).sessions).toBe(1);
      await getSessionTimeline(stack.context, ref);
      await listRelated(stack.context, ref);
      stack.endpoint.faults.remove(fault);
      await readRows(FRESH_MS);
      expect(await list(kind, ref)).toMatchObject({ problem: null });
    },
  );

  it.each(LISTS)('full of nonsense (%s) has no number that is none', async (kind, operation) => {
    const ref = refOf(find(WANTED[kind]));
    const nonsense = [null, -1, 1e300, 0.5, '', 'many', true, [], {}, [null], '1970-01-01'];
    const members = {
      statements: ['State', 'StartedOn', 'CompletedOn', 'Progress', 'Code', 'Output', 'Id'],
      calculations: ['Description', 'Status', 'State', 'SubmissionDateTime', 'CompletionDateTime'],
      executors: ['ExecutorType', 'ExecutorState', 'ExecutorSize', 'StartDateTime', 'TerminationDateTime'],
    }[kind];
    const id = { statements: 'Id', calculations: 'CalculationExecutionId', executors: 'ExecutorId' }[kind];
    const items = members.flatMap((member, row) =>
      nonsense.map((value, column) => ({
        [id]: kind === 'statements' ? row * 100 + column : `${row}-${column}`,
        [member]: value,
      })),
    );
    const Status = (item: object) => (kind === 'calculations' ? { ...item, Status: item } : item);
    const name = { statements: 'Statements', calculations: 'Calculations', executors: 'ExecutorsSummary' }[kind];
    const body = JSON.stringify({ SessionId: ref.id, [name]: items.map(Status) });
    stack.endpoint.faults.add({ match: { operation }, act: { kind: 'body', body, contentType: JSON_11 } });
    const answer = await list(kind, ref);
    // The SDK itself may refuse an answer; one that it reads is shown.
    if (answer.problem === null) expect(answer.items.length).toBeGreaterThan(0);
    else expect(answer.problem.kind).toBe('bad_response');
    const check = (value: unknown, path: string): void => {
      if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0, `${path} is ${value}`).toBe(true);
      else if (typeof value === 'string') expect(value, path).not.toMatch(/NaN|Invalid Date|undefined|\[object/);
      else for (const [name, member] of Object.entries(value ?? {})) check(member, `${path}.${name}`);
    };
    check(answer, kind);
    expect(await getSession(stack.context, ref)).toMatchObject({ problem: null });
  });

  it('of statements that end before they begin has no time for them, and says so', async () => {
    const row = find(WANTED.statements);
    const begin = Date.parse(row.createdAt ?? '') + 60_000;
    const body = JSON.stringify({
      Statements: [
        { Id: 0, State: 'AVAILABLE', StartedOn: begin, CompletedOn: begin - 30_000 },
        // Rounded to the second.
        { Id: 1, State: 'AVAILABLE', StartedOn: begin + 400, CompletedOn: begin },
        { Id: 2, State: 'AVAILABLE', StartedOn: begin + 1_000, CompletedOn: begin + 3_000 },
      ],
    });
    const match = { operation: 'glue:ListStatements' };
    stack.endpoint.faults.add({ match, act: { kind: 'body', body, contentType: JSON_11 } });
    const query = statementQuery.parse({ spans: '1' });
    const { items, work, spans } = await listStatements(stack.context, refOf(row), query);
    expect(items.map(({ workedMs }) => workedMs)).toEqual([null, 0, 2_000]);
    expect(work).toMatchObject({ busyMs: 2_000, untimed: 1 });
    expect(spans?.map(([id]) => id)).toEqual([1, 2]);
  });

  it('of calculations that end before they begin does not chart them, and says so', async () => {
    const ref = refOf(find(WANTED.calculations));
    stack.endpoint.faults.add({
      match: { operation: 'athena:ListCalculationExecutions' },
      act: {
        kind: 'body',
        contentType: JSON_11,
        body: JSON.stringify({
          Calculations: [
            {
              CalculationExecutionId: 'a',
              Status: { State: 'COMPLETED', SubmissionDateTime: 1_787_000_100, CompletionDateTime: 1_787_000_000 },
            },
            {
              CalculationExecutionId: 'b',
              Status: { State: 'COMPLETED', SubmissionDateTime: 1_787_000_000, CompletionDateTime: 1_787_000_100 },
            },
          ],
        }),
      },
    });
    const { work, spans } = await listCalculations(stack.context, ref, calculationQuery.parse({ spans: '1' }));
    expect(work?.untimed).toBe(1);
    expect(spans?.map(([, fromMs, toMs]) => toMs - fromMs)).toEqual([100_000]);
  });
});

describe('an address that no session can have', () => {
  beforeEach(async () => {
    stack = await openStack({ counts: COUNTS });
    rows = await readRows();
  });
  afterEach(() => stack.close());

  it.each(['emr-serverless', 'glue', 'athena'] as const)(
    'is a 404 that names it, without a call: %s',
    async (service) => {
      const ref = refOf(find((row) => row.service === service));
      const asked = () => stack.endpoint.calls.filter(({ operation }) => operation.endsWith(':GetSession')).length;
      const before = asked();
      const long = 'x'.repeat(600);
      const ids = service === 'emr-serverless' ? ['', '..', '../../x', 'A-B', '\ud800', long] : ['', long];
      const places = ids.map((id) => ({ ...ref, id }));
      if (service === 'glue') places.push(...['', 'primary', '--'].map((scope) => ({ ...ref, scope })));
      if (service === 'emr-serverless') places.push(...['', '..', 'a/b?c', long].map((scope) => ({ ...ref, scope })));
      for (const place of places) {
        const about = {
          problem: { kind: 'not_found', message: expect.stringContaining(place.id.slice(0, 100).toWellFormed()) },
        };
        await expect(getSession(stack.context, place), JSON.stringify(place)).rejects.toMatchObject(about);
        const kind = service === 'glue' ? 'statements' : 'executors';
        if (service !== 'emr-serverless') await expect(list(kind, place)).rejects.toMatchObject(about);
      }
      expect(asked()).toBe(before);
    },
  );
});

describe('the page of a session that AWS has deleted', () => {
  const START_MS = Date.parse('2026-08-20T12:00:00Z');

  test.each([
    ['glue', 'EntityNotFoundException', 'Sessions'],
    ['athena', 'ResourceNotFoundException', 'Sessions'],
    ['emr-serverless', 'ResourceNotFoundException', 'sessions'],
  ] as const)('is shown from what was recorded, and says so: %s', async (service, code, member) => {
    const path = join(aFolder(), 'sparktally.db');
    const history = openTestHistory(path, () => START_MS);
    stack = await openStack({ counts: COUNTS }, { history, startMs: START_MS });
    try {
      await readRows(0);
      const sources = await stack.collector.sources();
      const isSettled = () =>
        sources.map((source) => source.describe().details).every((one) => one.done + one.failed === one.of);
      await expect.poll(isSettled, { timeout: 25_000 }).toBe(true);
      rows = await readRows(0);
      await stack.recorder?.flush();
      const row = find((one) => one.service === service && !isLive(one.phase));
      const ref = refOf(row);
      const match = { service, when: ({ input }: { input: object }) => JSON.stringify(input).includes(row.id) };
      const status = service === 'emr-serverless' ? 404 : 400;
      const message = 'Session is not found.';
      stack.endpoint.faults.add({ match, act: { kind: 'error', status, code, message } });
      stack.endpoint.faults.add({
        match: { service, operation: 'ListSessions' },
        act: {
          kind: 'transform',
          change: (answer) => {
            const listed = answer[member];
            const idOf = (one: unknown) => JSON.stringify(one).includes(row.id);
            return { ...answer, [member]: Array.isArray(listed) ? listed.filter((one) => !idOf(one)) : [] };
          },
        },
      });
      // Two whole listings without it, each a day after the one before.
      for (let days = 0; days < 3; days += 1) {
        // With a filter: what the endpoint holds is no longer what AWS tells.
        const { rows: told } = await stack.read('range=all&state=!NONE', 25 * 3_600_000);
        rows = [...told.values()];
      }
      await stack.recorder?.flush();
      expect(rows.some(({ key }) => key === row.key)).toBe(false);
      const session = await getSession(stack.context, ref);
      expect(session).toMatchObject({ key: row.key, stale: true, problem: { kind: 'gone' }, cost: row.cost });
      expect(session.detail).not.toBeUndefined();
      expect((await getSessionRadar(stack.context, ref)).complete).toBe(false);
      expect((await getSessionTimeline(stack.context, ref)).stateChanges?.length).toBeGreaterThan(0);
      await listRelated(stack.context, ref);
      if (service === 'glue') {
        expect(await list('statements', ref)).toMatchObject({ items: [], total: null, problem: { kind: 'gone' } });
      }
    } finally {
      await stack.close();
      await history.close();
    }
  });
});
