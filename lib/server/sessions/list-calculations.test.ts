import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDecimal } from '../../cost/decimal.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { getSession } from './get-session.ts';
import { calculationQuery, listCalculations } from './list-calculations.ts';
import { openStack } from './stack.contract.ts';

const OPERATION = 'athena:GetCalculationExecution';
const ALL = calculationQuery.parse({ limit: '1000' });

let stack: Awaited<ReturnType<typeof openStack>>;
let rows: Session[];

const refOf = ({ service, account, region, scope, id }: Session) => ({ service, account, region, scope: scope.id, id });
const isNotebook = ({ service, version }: Session) => service === 'athena' && /PySpark/.test(version ?? '');
const callsOf = (operation: string) => stack.endpoint.calls.filter((call) => call.operation === operation).length;
const amountOf = (text: string | null) => parseDecimal(text ?? 'none') ?? -1n;

/** The first session, of those wanted, that has worked. */
async function findWorked(wanted: (row: Session) => boolean) {
  for (const row of rows.filter(wanted)) {
    const answer = await listCalculations(stack.context, refOf(row), ALL);
    if (answer.items.length > 1) return { row, answer };
  }
  throw new Error('no such session has worked');
}

describe('the calculations of an Athena session over the whole stack', () => {
  beforeEach(async () => {
    stack = await openStack();
    rows = [...(await stack.read()).rows.values()];
  });
  afterEach(() => stack.close());

  it('each cost a part of what the session has cost, to the last digit', async () => {
    const { row, answer } = await findWorked((one) => isNotebook(one) && one.state === 'TERMINATED');
    const ref = refOf(row);
    // What is not told within the patience of one answer is there in the next.
    await expect
      .poll(async () => (await listCalculations(stack.context, ref, ALL)).money.told, { timeout: 10_000 })
      .toBe(Math.min(answer.items.length, 24));
    const { items, money, final } = await listCalculations(stack.context, ref, ALL);
    const session = await getSession(stack.context, ref);
    expect(money.total).toBe(session.cost.amount);
    expect(final).toBe(items.length <= 24);
    const sum = items.reduce((all, { amount }) => all + (amount === null ? 0n : amountOf(amount)), 0n);
    expect(sum).toBeGreaterThan(0n);
    expect(sum + amountOf(money.rest)).toBe(amountOf(session.cost.amount));
    expect(items.every(({ amount, noDpu }) => (amount === null) === (noDpu !== null))).toBe(true);
  });

  it('are asked about one by one once, whoever looks, and read page by page', async () => {
    const { row, answer } = await findWorked((one) => isNotebook(one) && one.state === 'TERMINATED');
    await expect
      .poll(async () => (await listCalculations(stack.context, refOf(row), ALL)).money.told, { timeout: 10_000 })
      .toBe(Math.min(answer.items.length, 24));
    const before = callsOf(OPERATION);
    const pages = await Promise.all(
      [0, 1].map((offset) => listCalculations(stack.context, refOf(row), { ...ALL, offset, limit: 1 })),
    );
    expect(pages.map(({ items }) => items[0]?.id)).toEqual(answer.items.slice(0, 2).map(({ id }) => id));
    expect(callsOf(OPERATION)).toBe(before);
  });

  it('can be had the dearest first, by what became of them, and all of them for a chart', async () => {
    const { row } = await findWorked((one) => isNotebook(one) && one.state === 'TERMINATED');
    const ask = (more: Partial<typeof ALL>) => listCalculations(stack.context, refOf(row), { ...ALL, ...more });
    const { items, dearest, work, spans } = await ask({ sort: '-cost', spans: '1' });
    const amounts = items.map(({ amount }) => (amount === null ? -1n : amountOf(amount)));
    expect(amounts).toEqual(amounts.toSorted((one, other) => (one < other ? 1 : one > other ? -1 : 0)));
    expect(dearest?.id).toBe(items[0]?.id);
    expect((spans?.length ?? 0) + (work?.untimed ?? 0)).toBe(items.length);
    expect(spans?.every(([, fromMs, toMs]) => toMs >= fromMs)).toBe(true);
    const newest = await ask({});
    expect(newest.items.map(({ number }) => number)).toEqual(items.map((_, index) => items.length - index));
    expect((await ask({ sort: 'submitted' })).items).toEqual(newest.items.toReversed());
    const finished = await ask({ outcome: 'finished' });
    expect(finished.total).toBe(work?.outcomes.finished);
    expect(finished.items.every(({ outcome }) => outcome === 'finished')).toBe(true);
  });

  it('whose DPU time is denied are listed all the same, with the reason', async () => {
    stack.endpoint.faults.add({
      match: { operation: OPERATION },
      act: { kind: 'error', status: 400, code: 'AccessDeniedException' },
    });
    const { answer } = await findWorked((one) => isNotebook(one) && isLive(one.phase));
    expect(answer.problem).toBeNull();
    expect(answer.items.every(({ amount, noDpu }) => amount === null && noDpu === 'denied')).toBe(true);
    expect(answer.money.told).toBe(0);
  });

  it('of Spark 3.5 are none, said without a call', async () => {
    const row = rows.find(({ service, origin }) => service === 'athena' && origin === 'spark-connect');
    if (row === undefined) throw new Error('no session of Spark 3.5');
    const before = callsOf('athena:ListCalculationExecutions');
    const answer = await listCalculations(stack.context, refOf(row), ALL);
    expect(answer).toMatchObject({ items: [], total: null, problem: { kind: 'not_supported' } });
    expect(callsOf('athena:ListCalculationExecutions')).toBe(before);
  });

  it('show what people wrote with its secrets masked, and not more of it than a line', async () => {
    const Description = `password=hunter2canary ${'word '.repeat(400)}`;
    stack.endpoint.faults.add({
      match: { operation: 'athena:ListCalculationExecutions' },
      act: { kind: 'set', path: 'Calculations.0.Description', value: Description },
    });
    const { answer } = await findWorked((one) => isNotebook(one) && isLive(one.phase));
    expect(answer.items[0]?.description).not.toContain('hunter2canary');
    expect(answer.items[0]?.description?.length).toBeLessThanOrEqual(301);
  });
});

it.each([{ sort: 'cost' }, { outcome: 'done' }, { spans: '0' }, { limit: '1001' }, { x: '1' }])(
  'a question about calculations that makes no sense is refused: %o',
  (query) => expect(calculationQuery.safeParse(query).success).toBe(false),
);
