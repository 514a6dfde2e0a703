import { afterEach, describe, expect, it } from 'vitest';
import type { Price } from '../../cost/price.ts';
import { parsePriceFile } from '../../cost/price-file.ts';
import type { Session } from '../../domain/session.ts';
import { sessionSchema } from '../../domain/session-schema.ts';
import { getSession } from './get-session.ts';
import { openStack } from './stack.contract.ts';

let stack: Awaited<ReturnType<typeof openStack>>;
afterEach(() => stack.close());

function readPrices(...prices: object[]): Price[] {
  const parsed = parsePriceFile(JSON.stringify({ prices }));
  if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.prices;
}

const FILE = readPrices(
  { service: 'glue', region: '*', dimension: 'dpu-hour', pricePerUnit: '1', currency: 'EUR' },
  { service: 'glue', region: '*', dimension: 'm-dpu-hour', pricePerUnit: '2', currency: 'EUR' },
  { service: 'athena', region: '*', dimension: 'dpu-hour', pricePerUnit: '3', currency: 'EUR' },
  ...['vcpu-hour', 'memory-gb-hour', 'storage-gb-hour'].map((dimension) => ({
    service: 'emr-serverless',
    region: '*',
    dimension,
    pricePerUnit: '4',
    currency: 'EUR',
  })),
);

/** Reads until every ask that a session is due has been answered. */
async function readSettled(query = 'range=all'): Promise<Session[]> {
  await stack.read();
  for (const source of await stack.collector.sources()) {
    await expect
      .poll(() => source.describe().details.done === source.describe().details.of, { timeout: 20_000 })
      .toBe(true);
  }
  return [...(await stack.read(query, 0)).rows.values()];
}

const refOf = ({ service, account, region, scope, id }: Session) => ({ service, account, region, scope: scope.id, id });

describe('money over the whole stack', () => {
  it('every row passes the strict schema, and its amount is the sum of quantity × unit price', async () => {
    stack = await openStack();
    const rows = await readSettled();
    let priced = 0;
    for (const row of rows) {
      expect(sessionSchema.safeParse(row).error).toBeUndefined();
      if (row.cost.amount === null) continue;
      priced += 1;
      const sum = row.cost.components.reduce(
        (total, { quantity, unitPrice }) => total + Number(quantity) * Number(unitPrice ?? 0),
        0,
      );
      expect(Math.abs(Number(row.cost.amount) - sum)).toBeLessThanOrEqual(1e-9 * Math.max(sum, 1e-9));
    }
    expect(priced / rows.length).toBeGreaterThan(0.85);
    expect(new Set(rows.flatMap(({ missing }) => missing.cost ?? []))).toEqual(
      new Set(['not-reported', 'not-started']),
    );
  });

  it('another price file changes every amount', async () => {
    stack = await openStack({}, { operator: FILE });
    const rows = await readSettled();
    const priced = rows.filter(({ cost }) => cost.amount !== null);
    expect(priced.length).toBeGreaterThan(200);
    for (const { cost } of priced) {
      expect(cost.currency).toBe('EUR');
      for (const { price } of cost.components) expect(price).toMatch(/^operator\//);
    }
  });

  it('a Price List that may not be read leaves the shipped prices, and no amount where they have none', async () => {
    stack = await openStack();
    stack.endpoint.faults.add({
      match: { service: 'pricing' },
      act: { kind: 'error', status: 400, code: 'AccessDeniedException' },
    });
    const rows = await readSettled();
    const arm = rows.filter(({ capacity }) => capacity.architecture === 'arm64');
    expect(arm.length).toBeGreaterThan(0);
    expect(arm.every(({ cost }) => cost.amount === null)).toBe(true);
    expect(arm.some(({ missing }) => missing.cost === 'no-price')).toBe(true);
    expect(stack.prices.describe()).toMatchObject(
      Array.from({ length: 3 }, () => ({ status: 'error', problem: { kind: 'access_denied' } })),
    );
    const glue = rows.find(
      ({ service, usage, capacity }) =>
        service === 'glue' && usage.dpuSeconds !== null && capacity.workerType === 'G.1X',
    );
    expect(glue?.cost.components[0]?.price).toMatch(/^book\/glue/);
  });

  it('READY Glue sessions turn out busy or idle, and Spark Connect ones are said to tell nothing', async () => {
    stack = await openStack({ counts: { emrServerless: 0, glue: 120, athena: 0 } });
    const ready = (await readSettled()).filter(({ state }) => state === 'READY');
    const phases = new Set(ready.map(({ phase }) => phase));
    expect([...phases].sort()).toEqual(expect.arrayContaining(['busy', 'idle']));
    for (const row of ready) {
      if (row.origin === 'spark-connect') expect(row.missing.idleSince).toBe('not-supported');
      if (row.phase !== 'idle') continue;
      expect(Number(row.idleCost.amount)).toBeGreaterThan(0);
      expect(Number(row.idleCost.amount)).toBeLessThanOrEqual(Number(row.cost.amount));
      expect(Date.parse(row.stopsAt ?? '')).toBe(
        Date.parse(row.idleSince ?? '') + Number(row.idleTimeoutMinutes) * 60_000,
      );
    }
    const asked = stack.endpoint.calls.filter(({ operation }) => operation === 'glue:ListStatements');
    expect(asked.length).toBeGreaterThan(0);
    const connect = new Set(ready.filter(({ origin }) => origin === 'spark-connect').map(({ id }) => id));
    expect(asked.filter(({ input }) => connect.has(String(input.SessionId)))).toEqual([]);
    expect(JSON.stringify(ready)).not.toMatch(/spark\.table|CREATE OR REPLACE|Traceback/);
  });

  it('ended sessions are asked once what they worked at, and for executors by an open page alone', async () => {
    stack = await openStack();
    const rows = await readSettled();
    const ended = rows.filter(({ phase }) => phase === 'ended');
    const of = (operation: string) => stack.endpoint.calls.filter((call) => call.operation === operation);
    const ids = new Set(ended.map(({ id }) => id));
    // A first page each; further ones follow by a token.
    const asked = (operation: string) =>
      of(operation).flatMap(({ input }) => (input.NextToken === undefined ? [String(input.SessionId)] : []));
    expect(asked('athena:ListExecutors').filter((id) => ids.has(id))).toEqual([]);
    for (const operation of ['glue:ListStatements', 'athena:ListCalculationExecutions']) {
      const once = asked(operation).filter((id) => ids.has(id));
      expect(once.length).toBeGreaterThan(0);
      expect(new Set(once).size).toBe(once.length);
    }
    const glue = ended.find(({ service, origin }) => service === 'glue' && origin === 'unknown');
    if (glue === undefined) throw new Error('no ended session of Glue');
    const page = await getSession(stack.context, refOf(glue));
    expect(page.activity).toMatchObject({ kind: 'statements', running: 0 });
    expect((page.activity?.busySeconds ?? 0) + (page.activity?.idleSeconds ?? 0)).toBeCloseTo(
      page.durationSeconds ?? -1,
      -1,
    );
    expect(page.prices.map(({ id }) => id)).toEqual([page.cost.components[0]?.price]);
    const emr = ended.find(({ service }) => service === 'emr-serverless');
    if (emr === undefined) throw new Error('no ended EMR session');
    expect(await getSession(stack.context, refOf(emr))).toMatchObject({ activity: null, noActivity: 'not-supported' });
  });

  it('a page whose statements are denied is whole but for them, and says so', async () => {
    const denied = { kind: 'error', status: 400, code: 'AccessDeniedException' } as const;
    stack = await openStack({
      counts: { emrServerless: 0, glue: 40, athena: 0 },
      faults: [{ match: { operation: 'glue:ListStatements' }, act: denied }],
    });
    await stack.read();
    const rows = [...(await stack.read()).rows.values()];
    const ended = rows.find(({ phase, origin }) => phase === 'ended' && origin === 'dbt');
    if (ended === undefined) throw new Error('no ended session');
    const page = await getSession(stack.context, refOf(ended));
    expect(page).toMatchObject({ activity: null, noActivity: 'denied', problem: null });
    expect(page.cost.amount).toBe(ended.cost.amount);
  });

  it('running Athena sessions cost their coordinator and executors, and each running session has its command', async () => {
    stack = await openStack({
      counts: { emrServerless: 30, glue: 30, athena: 90, applications: 2, sparkWorkGroups: 3 },
    });
    const rows = await readSettled();
    const athena = rows.filter(({ service, phase }) => service === 'athena' && (phase === 'busy' || phase === 'idle'));
    expect(athena.length).toBeGreaterThan(2);
    for (const { cost, burnPerHour } of athena) {
      expect(cost).toMatchObject({ basis: 'estimate', components: [{ item: 'coordinator' }, { item: 'executors' }] });
      expect(Number(burnPerHour.amount)).toBeGreaterThanOrEqual(0.35);
    }
    for (const row of rows) {
      const live = row.phase !== 'ended' && row.phase !== 'failed';
      expect(row.stopCommand === null).toBe(!live);
      if (live) expect(row.stopCommand).toContain(`${row.id} --region us-east-1 --endpoint-url http://127.0.0.1`);
    }
  });
});
