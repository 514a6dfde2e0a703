import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { finish } from '../domain/steps.ts';
import { BOOK, toEndedSession, toPrice, toServiceSession } from './cost.fixture.ts';
import { parseDecimal, toNumber, toText, ZERO } from './decimal.ts';
import { withCosts } from './estimate.ts';
import { burnOf, costAt, costAtStop, costBy, idleCostAt } from './growth.ts';
import { openPriceBook } from './price-book.ts';
import { toAmounts } from './purse.ts';
import { NO_FACTS } from './session-facts.ts';
import { spentWithin, sumWithin, toSpend } from './spend.ts';
import { addUp, addUpField, isLowerBound } from './totals.ts';

const HOUR_MS = 3_600_000;
const price = (session: Session) => withCosts(session, NO_FACTS, BOOK, NOW_MS);
const text = (amount: ReturnType<typeof costAt>) =>
  amount === null ? null : `${toText(amount.value)} ${amount.currency}`;
const ended = (dpuSeconds: number, changes: Partial<Session> = {}) => {
  const usage = { total: null, billed: null, dpuSeconds, executionSeconds: 600 };
  return price(toEndedSession('glue', { usage, ...changes }));
};
const idle = price(
  toServiceSession('glue', {
    phase: 'idle',
    idleSince: '2026-08-20T11:30:00.000Z',
    stopsAt: '2026-08-20T14:00:00.000Z',
  }),
);

describe('an amount over time', () => {
  it('grows by its rate from the moment it was told, and never shrinks when a clock steps back', () => {
    expect(text(costAt(idle, NOW_MS))).toBe('2.2 USD');
    expect(text(costAt(idle, NOW_MS + HOUR_MS))).toBe('4.4 USD');
    expect(text(costAt(idle, NOW_MS - HOUR_MS))).toBe('2.2 USD');
    expect(text(idleCostAt(idle, NOW_MS + HOUR_MS / 2))).toBe('2.2 USD');
    expect(text(costAtStop(idle)?.amount ?? null)).toBe('6.6 USD');
    expect(text(costBy(idle, NOW_MS + 3 * HOUR_MS)?.amount ?? null)).toBe('8.8 USD');
  });

  it('stands still once ended, and where the row was not confirmed', () => {
    const row = ended(3_600);
    expect(text(costAt(row, NOW_MS + 99 * HOUR_MS))).toBe('0.44 USD');
    expect([burnOf(row), idleCostAt(row, NOW_MS), costAtStop(row)]).toEqual([null, null, null]);
    expect(text(costAt({ ...idle, stale: true }, NOW_MS + HOUR_MS))).toBe('2.2 USD');
    expect(costAtStop({ ...idle, stale: true })).toBeNull();
  });

  it('stands where AWS says what it has billed of one that runs, and is not foretold from it', () => {
    const row: Session = { ...idle, cost: { ...idle.cost, basis: 'billed-usage', atLeast: true } };
    expect(text(costAt(row, NOW_MS + HOUR_MS))).toBe('2.2 USD');
    expect(text(idleCostAt(row, NOW_MS + HOUR_MS / 2))).toBe('2.2 USD');
    expect([costBy(row, NOW_MS + HOUR_MS), costAtStop(row)]).toEqual([null, null]);
  });

  it('is foretold as a lower bound where the amount or the rate is one', () => {
    const bounds = (['cost', 'burnPerHour'] as const).map((field) => ({
      ...idle,
      [field]: { ...idle[field], atLeast: true },
    }));
    expect([idle, ...bounds].map((row) => costBy(row, NOW_MS + HOUR_MS)?.atLeast)).toEqual([false, true, true]);
  });

  it('is what the server says at that moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (ms) => {
        const later = withCosts(idle, NO_FACTS, BOOK, NOW_MS + ms);
        const grown = costAt(idle, NOW_MS + ms)?.value ?? ZERO;
        expect(toNumber(grown - (parseDecimal(later.cost.amount ?? '') ?? ZERO))).toBeCloseTo(0, 15);
      }),
    );
  });
});

describe('totals', () => {
  it('add up what is known and count what is not', () => {
    const failed = price(toEndedSession('glue', { phase: 'failed', missing: {} }));
    const sums = finish(addUp([ended(3_600), ended(7_200), failed, idle], NOW_MS));
    expect(sums.cost).toMatchObject({ known: 3, unknown: 1, estimated: 1, atLeast: 0 });
    expect(sums.cost.amounts.map(text)).toEqual(['3.52 USD']);
    expect(sums.burnPerHour).toMatchObject({ known: 1, unknown: 0 });
    expect(sums.idleCost.amounts.map(text)).toEqual(['1.1 USD']);
    expect([isLowerBound(sums.cost), isLowerBound(sums.burnPerHour)]).toEqual([true, false]);
  });

  it('keep currencies apart', () => {
    const china = openPriceBook([
      toPrice({ service: 'glue', dimension: 'dpu-hour', pricePerUnit: '3.021', currency: 'CNY', region: 'cn-north-1' }),
    ]);
    const usage = { total: null, billed: null, dpuSeconds: 3_600, executionSeconds: 720 };
    const row = withCosts(toEndedSession('glue', { region: 'cn-north-1', usage }), NO_FACTS, china, NOW_MS);
    expect(addUpField([row, ended(3_600)], 'cost', NOW_MS).amounts.map(text)).toEqual(['3.021 CNY', '0.44 USD']);
  });

  it('of an estate equal quantities × prices to 1e-9', () => {
    const amounts = fc.array(fc.double({ min: 300, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(amounts, (dpuSeconds) => {
        const sum =
          addUpField(
            dpuSeconds.map((one) => ended(one)),
            'cost',
            NOW_MS,
          ).amounts[0]?.value ?? ZERO;
        const expected = dpuSeconds.reduce((total, one) => total + (one / 3_600) * 0.44, 0);
        expect(Math.abs(toNumber(sum) / expected - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 50 },
    );
  });
});

describe('spend over time', () => {
  const row = ended(7_200, { createdAt: '2026-08-20T10:00:00.000Z', endedAt: '2026-08-20T12:00:00.000Z' });

  it('is spread evenly over the session’s life', () => {
    const spend = toSpend(row, NOW_MS);
    if (spend === null) throw new Error('no spend');
    const from = Date.parse('2026-08-20T10:00:00Z');
    const within = (fromMs: number, toMs: number) => toText(spentWithin(spend, { fromMs, toMs }));
    expect(within(from, from + HOUR_MS / 2)).toBe('0.22');
    expect(within(from - HOUR_MS, from)).toBe('0');
    expect(within(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe('0.88');
  });

  it('parts of a time add up to the whole of it', () => {
    const spends = [row, idle, ended(1_234)].flatMap((one) => toSpend(one, NOW_MS) ?? []);
    fc.assert(
      fc.property(fc.integer({ min: NOW_MS - 9 * HOUR_MS, max: NOW_MS + HOUR_MS }), (cut) => {
        const sum = (fromMs: number, toMs: number) => sumWithin(spends, { fromMs, toMs }).get('USD') ?? ZERO;
        expect(sum(0, cut) + sum(cut, 1e13)).toBe(sum(0, 1e13));
      }),
    );
  });

  it('is none of a session of which nothing is known, and none where nothing was spent', () => {
    expect(toSpend(price(toEndedSession('glue', { phase: 'failed', missing: {} })), NOW_MS)).toBeNull();
    const spends = [row].flatMap((one) => toSpend(one, NOW_MS) ?? []);
    expect(spends).toHaveLength(1);
    expect(toAmounts(sumWithin(spends, { fromMs: 0, toMs: 1 }))).toEqual([]);
  });
});
