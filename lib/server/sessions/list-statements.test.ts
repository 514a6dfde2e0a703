import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/session.ts';
import type { StatementItem } from '../../domain/session-items.ts';
import { listStatements, statementQuery } from './list-statements.ts';
import { openStack } from './stack.contract.ts';

let stack: Awaited<ReturnType<typeof openStack>>;
afterEach(() => stack.close());

const START_MS = Date.parse('2026-08-20T12:00:00Z');
const refOf = ({ service, account, region, scope, id }: Session) => ({ service, account, region, scope: scope.id, id });

async function findReady(options: { showCode?: boolean } = {}) {
  stack = await openStack({}, options);
  const { rows } = await stack.read();
  const row = [...rows.values()].find(
    ({ service, state, origin }) => service === 'glue' && state === 'READY' && origin !== 'spark-connect',
  );
  if (row?.createdAt == null) throw new Error('the estate has no such session');
  return { ref: refOf(row), createdMs: Date.parse(row.createdAt) };
}

const ask = (ref: Awaited<ReturnType<typeof findReady>>['ref'], query: Record<string, string> = {}) =>
  listStatements(stack.context, ref, statementQuery.parse({ limit: '1000', ...query }));

/** Has the endpoint answer with these statements, whatever the session. */
const answer = (Statements: object[]) =>
  stack.endpoint.faults.add({
    match: { operation: 'glue:ListStatements' },
    act: { kind: 'body', body: JSON.stringify({ Statements }), contentType: 'application/x-amz-json-1.1' },
  });

const expectWhole = (items: readonly StatementItem[], busyMs: number | undefined) => {
  let workedMs = 0;
  for (const item of items) {
    expect(item.before.workedMs).toBe(workedMs);
    workedMs += item.workedMs ?? 0;
  }
  expect(workedMs).toBe(busyMs);
};

describe('the statements of a Glue session', () => {
  it('have the time that fell to each, and all of it adds up', async () => {
    const { ref, createdMs } = await findReady();
    const begin = Math.max(createdMs, START_MS - 3_600_000);
    answer([
      { Id: 0, State: 'AVAILABLE', StartedOn: begin, CompletedOn: begin + 60_000 },
      { Id: 1, State: 'ERROR', StartedOn: begin + 30_000, CompletedOn: begin + 60_000 },
      { Id: 2, State: 'AVAILABLE', StartedOn: createdMs - 50_000, CompletedOn: createdMs - 20_000 },
      { Id: 3, State: 'CANCELLED', StartedOn: begin + 70_000, CompletedOn: 0 },
      { Id: 4, State: 'A_STATE_OF_TOMORROW', StartedOn: begin + 80_000, CompletedOn: begin + 81_000 },
      { Id: 5, State: 'RUNNING', StartedOn: begin + 90_000, CompletedOn: 0 },
      { Id: 6, State: 'WAITING', StartedOn: 0, CompletedOn: 0 },
    ]);
    const { items, work, spans, asOf, total, final } = await ask(ref, { spans: '1' });
    const askedMs = Date.parse(asOf ?? '');
    expect({ total, final }).toEqual({ total: 7, final: false });
    expect(items.map(({ workedMs }) => workedMs)).toEqual([
      45_000,
      15_000,
      0,
      null,
      1_000,
      askedMs - begin - 90_000,
      null,
    ]);
    expect(items.map(({ outcome }) => outcome)).toEqual([
      'finished',
      'failed',
      'finished',
      'cancelled',
      'unknown',
      'running',
      'waiting',
    ]);
    expect(work).toMatchObject({
      running: 1,
      untimed: 1,
      outcomes: { finished: 2, failed: 1, running: 1, waiting: 1, unknown: 1 },
    });
    expectWhole(items, work?.busyMs);
    expect(items.map(({ before }) => before.running)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(spans?.map(([id]) => id)).toEqual([0, 1, 2, 4, 5]);
  });

  it('are the same times in seconds as in milliseconds', async () => {
    const { ref, createdMs } = await findReady();
    const begin = Math.ceil(createdMs / 1000) + 5;
    answer([
      { Id: 0, State: 'AVAILABLE', StartedOn: begin, CompletedOn: begin + 60 },
      { Id: 1, State: 'AVAILABLE', StartedOn: (begin + 100) * 1000, CompletedOn: (begin + 160) * 1000 },
    ]);
    const { items } = await ask(ref);
    expect(items.map(({ workedMs }) => workedMs)).toEqual([60_000, 60_000]);
  });

  it('come in the order and of the kind asked for, with the same figures', async () => {
    const { ref } = await findReady();
    const { items, work } = await ask(ref);
    expectWhole(items, work?.busyMs);
    const dearest = await ask(ref, { sort: '-cost' });
    const worked = dearest.items.map(({ workedMs }) => workedMs ?? -1);
    expect(worked).toEqual(worked.toSorted((left, right) => right - left));
    expect(dearest.items.toSorted((left, right) => left.id - right.id)).toEqual(items);
    expect((await ask(ref, { sort: '-started', limit: '1' })).items).toEqual(items.slice(-1));
    expect((await ask(ref, { id: '1' })).items).toEqual(items.slice(1, 2));
    const failed = await ask(ref, { outcome: 'failed' });
    expect(failed.total).toBe(work?.outcomes.failed);
    expect(failed.work).toEqual(work);
    expect(failed.items.every(({ outcome }) => outcome === 'failed')).toBe(true);
  });

  it('tell their errors in plain view, masked, and no code where it is not to be shown', async () => {
    const { ref } = await findReady();
    answer([
      {
        Id: 0,
        State: 'AVAILABLE',
        Code: 'secret_code()',
        Output: {
          Status: 'ERROR',
          ErrorName: 'Py4JJavaError',
          ErrorValue: 'connection failed: password=hunter2-Winter2025',
          Traceback: ['line of_code()'],
          Data: { TextPlain: 'rows of a customer' },
        },
      },
      { Id: 1, State: 'PASSWORD=hunter2-Winter2025', StartedOn: 0, CompletedOn: 0 },
    ]);
    const list = await ask(ref);
    expect(list.showsCode).toBe(false);
    expect(list.items[0]).toMatchObject({ outcome: 'failed', errorName: 'Py4JJavaError', code: null, output: null });
    expect(list.items[0]?.errorText).toContain('connection failed');
    expect(JSON.stringify(list)).not.toMatch(/hunter2|secret_code|of_code|customer/);
  });

  it('tell code and output, masked, where the operator wants them', async () => {
    const { ref } = await findReady({ showCode: true });
    answer([
      {
        Id: 0,
        State: 'AVAILABLE',
        Code: "df = spark.read.option('password', 'demo-Winter2025!').load()\ndf.show()",
        Output: { Status: 'AVAILABLE', Data: { TextPlain: 'AKIAIOSFODNN7EXAMPLE\n+-----+' } },
      },
    ]);
    const list = await ask(ref);
    expect(list.showsCode).toBe(true);
    expect(list.items[0]?.code).toContain('df.show()');
    expect(list.items[0]?.output).toContain('+-----+');
    expect(JSON.stringify(list)).not.toMatch(/demo-Winter2025|AKIAIOSFODNN7EXAMPLE/);
  });

  it.each([{ sort: 'cost' }, { outcome: 'broken' }, { spans: '2' }, { id: '-1' }, { limit: '1001' }, { code: '1' }])(
    'are not asked for by %o',
    async (query) => {
      stack = await openStack();
      expect(statementQuery.safeParse(query).success).toBe(false);
    },
  );
});
