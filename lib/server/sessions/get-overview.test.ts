import { afterEach, describe, expect, it } from 'vitest';
import { toPrice } from '../../cost/cost.fixture.ts';
import { toNumber, ZERO } from '../../cost/decimal.ts';
import { estimatePreInitialised } from '../../cost/estimators/pre-initialised.ts';
import { PRICE_DIMENSIONS, type Price } from '../../cost/price.ts';
import { addShares, addSums } from '../../cost/spend.fixture.ts';
import type { MoneySum, Ranking } from '../../domain/overview.ts';
import { isLive } from '../../domain/phase.ts';
import { SERVICES } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import { RequestError } from '../http/request-error.ts';
import { getOverview } from './get-overview.ts';
import { readOverviewQuery } from './read-session-query.ts';
import { openStack } from './stack.contract.ts';

let stack: Awaited<ReturnType<typeof openStack>> | null = null;

afterEach(async () => {
  await stack?.close();
  stack = null;
});

async function open(operator: readonly Price[] = []) {
  const opened = await openStack({}, { operator });
  stack = opened;
  return {
    ...opened,
    /** The rows once every detail has arrived, or was refused. */
    async settle(query = 'range=all') {
      await opened.read(query, 0);
      const sources = await opened.collector.sources();
      const isSettled = () =>
        sources.map((source) => source.describe().details).every((one) => one.done + one.failed === one.of);
      await expect.poll(isSettled, { timeout: 25_000 }).toBe(true);
      return [...(await opened.read(query, 0)).rows.values()];
    },
    overview: (query: string) =>
      getOverview(opened.context, readOverviewQuery(new URLSearchParams(query)), new AbortController().signal),
  };
}

/** Quantity × unit price of every line, in floats, independent of how the amounts were made. */
function computeByHand(rows: readonly Session[], field: 'cost' | 'burnPerHour' | 'idleCost'): number {
  const lines = rows.flatMap((row) => (row[field].amount === null ? [] : row[field].components));
  return lines.reduce((sum, { quantity, unitPrice }) => sum + Number(quantity) * Number(unitPrice ?? 0), 0);
}

const toSum = (sum: MoneySum) => toNumber(addSums([sum]).get('USD') ?? ZERO);
const allParts = ({ top, others, none, undecided }: Ranking) => addShares([...top, others, none, undecided]);

function expectClose(actual: number, expected: number) {
  expect(expected).toBeGreaterThan(0);
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);
}

describe('the overview over everything from the socket on', () => {
  it('adds up to quantity × price of the rows', async () => {
    const { settle, overview } = await open();
    const rows = await settle();
    const { complete, sessions, idleTotal, money } = await overview('range=all&tz=Europe/Berlin');
    const live = rows.filter(({ phase }) => isLive(phase));
    expect({ complete, sessions, live: money.live }).toEqual({
      complete: true,
      sessions: rows.length,
      live: live.length,
    });
    expectClose(toSum(money.range.spend), computeByHand(rows, 'cost'));
    expectClose(toSum(money.range.whole), computeByHand(rows, 'cost'));
    expectClose(toSum(money.burnPerHour), computeByHand(live, 'burnPerHour'));
    expect(addSums(money.burnByService.map((one) => one.burnPerHour))).toEqual(addSums([money.burnPerHour]));
    expectClose(toSum(money.idleCost), computeByHand(live, 'idleCost'));
    expect(idleTotal).toBe(rows.filter(({ phase }) => phase === 'idle').length);
    const whole = addShares([money.range]);
    for (const ranking of [money.owners, money.scopes, money.roles]) expect(allParts(ranking)).toEqual(whole);
    expect(addShares(money.services)).toEqual(whole);
    const unknown = rows.filter(({ cost, missing }) => cost.amount === null && missing.cost !== 'not-started');
    expect(money.range.spend.unknown).toBe(unknown.length);
    expect(money.owners.none?.sessions).toBe(rows.filter(({ owner }) => owner === null).length);
    expect(money.untagged?.sessions).toBe(
      rows.filter(({ tags }) => Object.keys(tags ?? { x: '' }).length === 0).length,
    );
    const [dearest] = rows.toSorted((a, b) => Number(b.cost.amount ?? 0) - Number(a.cost.amount ?? 0));
    expect(money.dearest[0]?.key).toBe(dearest?.key);
    expect(money.dearest).toHaveLength(10);
  });

  it('has the spend of today begin at midnight of the zone, and live sessions whatever the range', async () => {
    const { settle, overview } = await open();
    const rows = await settle();
    const utc = await overview('range=24h');
    const kolkata = await overview('range=24h&tz=Asia/Kolkata');
    expect([utc.money.today.since, kolkata.money.today.since]).toEqual([
      '2026-08-20T00:00:00.000Z',
      '2026-08-19T18:30:00.000Z',
    ]);
    expect(toSum(kolkata.money.today.spend)).toBeGreaterThan(toSum(utc.money.today.spend));
    expect(toSum(utc.money.range.spend)).toBeGreaterThan(toSum(utc.money.today.spend));
    const past = await overview('from=2026-07-20&to=2026-07-21');
    expect(past.money.live).toBe(rows.filter(({ phase }) => isLive(phase)).length);
    expect(past.money.burnPerHour).toEqual(utc.money.burnPerHour);
    expect(past.idle.map(({ key }) => key)).toEqual(utc.idle.map(({ key }) => key));
    expect(past.money.today.spend).toEqual(utc.money.today.spend);
    expect(past.money.buckets.map(({ start, end }) => [start, end])).toEqual([
      ['2026-07-20T00:00:00.000Z', '2026-07-21T00:00:00.000Z'],
      ['2026-07-21T00:00:00.000Z', '2026-07-22T00:00:00.000Z'],
    ]);
  });

  it('shows the capacity that applications hold ready as a line of its own', async () => {
    const { settle, overview, collector, context } = await open();
    await settle();
    const held = (await collector.sources()).flatMap((source) => source.standing());
    const amounts = held.map((one) => Number(estimatePreInitialised(one, context.prices.book).cost.amount));
    expect(amounts.length).toBeGreaterThan(0);
    const { money } = await overview('');
    expectClose(
      toSum(money.standing?.burnPerHour ?? money.burnPerHour),
      amounts.reduce((a, b) => a + b, 0),
    );
    expect((await overview('owner=-')).money.standing).toBeNull();
    expect((await overview('service=glue')).money.standing?.applications).toEqual([]);
  });

  it('is at least what it says while a source is denied', async () => {
    const opened = await open();
    const denied = { kind: 'error', status: 403, code: 'AccessDeniedException' } as const;
    opened.endpoint.faults.add({ match: { service: 'glue' }, act: denied });
    await opened.settle();
    const { complete, missingSources, money } = await opened.overview('service=!emr-serverless');
    expect({ complete, missingSources }).toEqual({ complete: false, missingSources: 1 });
    const sums = [money.burnPerHour, money.idleCost, money.today.spend, money.range.spend, money.range.whole];
    for (const sum of [...sums, ...money.owners.top.map(({ spend }) => spend)]) expect(sum.atLeast).toBe(true);
    expect(toSum(money.range.spend)).toBeGreaterThan(0);
  });

  it('without a price knows no amount, and says 0 of none', async () => {
    // Two equal prices of the operator's: none of them counts, and none behind them does.
    const twice = SERVICES.flatMap((service) =>
      PRICE_DIMENSIONS[service].flatMap((dimension) => [
        toPrice({ service, dimension, pricePerUnit: '1', region: '*' }, 'operator'),
        toPrice({ service, dimension, pricePerUnit: '2', region: '*' }, 'operator'),
      ]),
    );
    const { settle, overview } = await open(twice);
    const rows = await settle();
    const { money } = await overview('range=all');
    const priceless = rows.filter(({ missing }) => missing.cost !== 'not-started');
    const sums = [money.burnPerHour, money.idleCost, money.today.spend, money.range.spend, money.range.whole];
    for (const sum of sums) expect(sum).toMatchObject({ amounts: [], atLeast: true });
    expect(money.range.spend.unknown).toBe(priceless.length);
    expect(money.unknownCosts[0]).toMatchObject({ reason: 'ambiguous-price' });
    expect(money.standing?.burnPerHour).toMatchObject({ amounts: [], atLeast: true });
    expect(money.buckets.every(({ spend }) => spend.length === 0)).toBe(true);
    expect(money.dearest).toEqual([]);
  });

  it('is made once for all who ask the same at once, and by itself for who asks something else', async () => {
    const { settle, overview } = await open();
    await settle();
    const asked = ['range=all', 'range=all', 'range=all&tz=Asia/Kolkata', 'range=7d'].map(overview);
    const [first, second, ...others] = await Promise.all(asked);
    expect(second).toBe(first);
    expect(new Set([first, ...others]).size).toBe(3);
    expect(others.map(({ money }) => money.tz)).toEqual(['Asia/Kolkata', 'UTC']);
  });

  it('takes a zone, and refuses what is none', () => {
    const read = (query: string) => readOverviewQuery(new URLSearchParams(query));
    expect(read('').tz).toBe('UTC');
    expect(read('service=glue&tz=Asia/Kolkata').tz).toBe('Asia/Kolkata');
    for (const query of ['tz=Mars/Base', 'tz=', 'tz=UTC&tz=UTC', 'bucket=day']) {
      expect(() => read(query)).toThrow(RequestError);
    }
  });
});
