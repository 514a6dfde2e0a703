import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDecimal } from '@/lib/cost/decimal.ts';
import type { Amount } from '@/lib/cost/growth.ts';
import { CENT } from '@/lib/cost/shown-cents.ts';
import { roundTo } from '@/lib/cost/shown-digits.ts';
import type { Money, OverviewMoney, SpendBucket } from '@/lib/domain/overview.ts';
import { SERVICE_LABEL, SERVICES } from '@/lib/domain/service.ts';
import { EMPTY_FILTERS, parseFilters } from '@/lib/filters/codec.ts';
import { NO_MONEY, toSum } from './overview.fixture.ts';
import { describeBar, toSpendCharts } from './spend-model.ts';

const usd = (amount: string): Money => ({ amount, currency: 'USD' });
const cny = (amount: string): Money => ({ amount, currency: 'CNY' });

const day = (start: string, end: string, spend: SpendBucket['spend']): SpendBucket => ({
  start: `2026-11-${start}.000Z`,
  end: `2026-11-${end}.000Z`,
  spend,
});

const BUCKETS = [
  day('18T14:05:00', '19T00:00:00', [{ service: 'glue', amounts: [usd('1.5')] }]),
  day('19T00:00:00', '20T00:00:00', []),
  day('20T00:00:00', '21T00:00:00', [
    { service: 'glue', amounts: [usd('2'), cny('7')] },
    { service: 'athena', amounts: [usd('0.004')] },
  ]),
];

const money: OverviewMoney = {
  ...NO_MONEY,
  buckets: BUCKETS,
  range: { ...NO_MONEY.range, spend: { ...toSum('3.504'), amounts: [usd('3.504'), cny('7')] } },
};

describe('the bars of a range', () => {
  test('are one a bucket, days without spend included, each with the list of its time', () => {
    const [chart] = toSpendCharts(money, parseFilters(new URLSearchParams('service=!emr-serverless')).filters);
    expect(chart?.bars.map(({ title }) => title)).toEqual([
      'Wed, Nov 18, 2026 from 14:05',
      'Thu, Nov 19, 2026',
      'Fri, Nov 20, 2026, so far',
    ]);
    expect(chart?.services).toEqual(['glue', 'athena']);
    expect(chart?.bars.map(({ parts }) => parts.length)).toEqual([1, 0, 2]);
    expect(decodeURIComponent(chart?.bars[1]?.href ?? '')).toBe(
      '/sessions?service=!emr-serverless&from=2026-11-19T00:00Z&to=2026-11-20T00:00Z&sort=-cost',
    );
    expect(chart?.max).toBeGreaterThanOrEqual(2.004);
  });

  test('say in words what they hold', () => {
    const bars = toSpendCharts(money, EMPTY_FILTERS)[0]?.bars ?? [];
    expect(bars.map((bar) => describeBar(bar, SERVICE_LABEL))).toEqual([
      'Wed, Nov 18, 2026 from 14:05: $1.50',
      'Thu, Nov 19, 2026: $0.00',
      'Fri, Nov 20, 2026, so far: $2.00, AWS Glue $2.00, Athena for Spark < $0.01',
    ]);
  });

  test('of two currencies are two charts, as nothing is converted', () => {
    const charts = toSpendCharts(money, EMPTY_FILTERS);
    expect(charts.map(({ currency, services, max }) => [currency, services, max >= 7])).toEqual([
      ['USD', ['glue', 'athena'], false],
      ['CNY', ['glue'], true],
    ]);
  });

  test('of unknown amounts are none, and not bars of 0', () => {
    expect(toSpendCharts({ ...money, range: NO_MONEY.range }, EMPTY_FILTERS)).toEqual([]);
  });

  test('read as cents that add up to the range, and those of the services to their bar (property)', () => {
    const part = fc.record({ service: fc.constantFrom(...SERVICES), amount: fc.integer({ min: 0, max: 99_999_999 }) });
    const anyBars = fc.array(fc.uniqueArray(part, { selector: ({ service }) => service }), { maxLength: 8 });
    fc.assert(
      fc.property(anyBars, (bars) => {
        // Hundred-thousandths.
        const write = (units: number) => usd((units / 100_000).toFixed(5));
        const buckets = bars.map((parts, index) => ({
          start: `2026-11-0${index + 1}T00:00:00.000Z`,
          end: `2026-11-0${index + 2}T00:00:00.000Z`,
          spend: parts.map(({ service, amount }) => ({ service, amounts: [write(amount)] })),
        }));
        const units = bars.flat().reduce((sum, { amount }) => sum + amount, 0);
        const spend = { ...toSum(null), amounts: [write(units)] };
        const [chart] = toSpendCharts(
          { ...NO_MONEY, buckets, range: { ...NO_MONEY.range, spend } },
          parseFilters(new URLSearchParams('')).filters,
        );
        // What reads as less than a cent stands for none.
        const cents = ({ value }: Amount) => (value < CENT ? 0n : value);
        const add = (amounts: readonly Amount[]) => amounts.reduce((sum, one) => sum + cents(one), 0n);
        const shownBars = chart?.bars ?? [];
        for (const { parts, shown } of shownBars) expect(add(parts.map((one) => one.shown))).toBe(cents(shown));
        expect(add(shownBars.map((one) => one.shown))).toBe(roundTo(parseDecimal(write(units).amount) ?? -1n, 2));
      }),
    );
  });
});
