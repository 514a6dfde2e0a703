import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResourceHours, SessionDetail } from '../domain/session.ts';
import { BOOK, toEndedSession, toPrice } from './cost.fixture.ts';
import { parseDecimal, toNumber, toText } from './decimal.ts';
import { priceComparison, RESOURCES } from './emr-comparison.ts';
import { estimateEmrServerless } from './estimators/emr-serverless.ts';
import { openPriceBook, type PriceBook } from './price-book.ts';
import { NO_FACTS } from './session-facts.ts';

const hours = (vcpuHours: number | null, memoryGbHours: number | null, storageGbHours: number | null) => ({
  vcpuHours,
  memoryGbHours,
  storageGbHours,
});

/** A session that has ended, priced as the server does it. */
function toPriced(total: ResourceHours | null, billed: ResourceHours | null, book: PriceBook = BOOK): SessionDetail {
  const usage = { total, billed, dpuSeconds: null, executionSeconds: 3600 };
  const session = toEndedSession('emr-serverless', { usage, missing: { 'usage.billed': 'not-reported' } });
  const { cost } = estimateEmrServerless(session, NO_FACTS, book, Date.parse('2026-08-20T13:00:00Z'));
  const rest = {
    detail: null,
    problem: null,
    activity: null,
    noActivity: null,
    stateChanges: null,
    getCommand: null,
    consoleUrl: null,
    sparkUi: null,
  };
  return { ...session, ...rest, cost: cost.cost, prices: [...book.prices] };
}

const figure = fc.double({ min: 0, max: 5_000, noNaN: true });
const figures = fc.record({ vcpuHours: figure, memoryGbHours: figure, storageGbHours: figure });

describe('total beside billed in money', () => {
  it('is hours × the price of the resource', () => {
    const { currency, of, sum } = priceComparison(toPriced(hours(10, 40, 200), hours(11, 44, 0)));
    expect(currency).toBe('USD');
    expect([of.vcpuHours.total, of.vcpuHours.billed, of.vcpuHours.difference].map((one) => toText(one ?? -1n))).toEqual(
      ['0.5', '0.55', '0.05'],
    );
    expect(toNumber(of.storageGbHours.difference ?? 0n)).toBeCloseTo(-0.02, 12);
    expect(toNumber(sum.billed ?? 0n)).toBeCloseTo(0.814, 12);
  });

  it('has the session’s own cost as the sum of what is billed, and every difference as billed minus total', () => {
    fc.assert(
      fc.property(figures, figures, (total, billed) => {
        const session = toPriced(total, billed);
        const { of, sum } = priceComparison(session);
        expect(session.cost.basis).toBe('billed-usage');
        expect(sum.billed).toBe(parseDecimal(session.cost.amount ?? ''));
        for (const { total: used, billed: charged, difference } of [...RESOURCES.map((one) => of[one]), sum]) {
          expect(used === null || charged === null ? null : charged - used).toBe(difference);
        }
        expect(RESOURCES.reduce((all, one) => all + (of[one].total ?? -1n), 0n)).toBe(sum.total);
      }),
    );
  });

  it('makes no amount of what is not known', () => {
    const nothing = priceComparison(toPriced(null, null));
    expect(nothing.sum).toEqual({ total: null, billed: null, difference: null });
    // Billed figures that never came: storage is in no amount of the cost, so nothing prices it.
    const late = priceComparison(toPriced(hours(10, 40, 200), null));
    expect(late.of.vcpuHours).toMatchObject({ billed: null, difference: null });
    expect(toText(late.of.vcpuHours.total ?? -1n)).toBe('0.5');
    expect(late.of.storageGbHours.total).toBeNull();
    expect(late.sum.total).toBeNull();
  });

  it('prices nothing where there is no price, and adds up no two currencies', () => {
    const unpriced = priceComparison(toPriced(hours(1, 1, 1), hours(1, 1, 0), openPriceBook([])));
    expect(unpriced).toMatchObject({ currency: null, sum: { billed: null } });
    expect(unpriced.of.vcpuHours.billed).toBeNull();
    const mixed = openPriceBook([
      ...BOOK.prices.filter(({ dimension }) => dimension !== 'memory-gb-hour'),
      toPrice({ service: 'emr-serverless', dimension: 'memory-gb-hour', pricePerUnit: '0.04', currency: 'CNY' }),
    ]);
    expect(priceComparison(toPriced(hours(1, 1, 1), hours(1, 1, 1), mixed))).toMatchObject({
      currency: null,
      sum: { total: null, billed: null },
    });
  });
});
