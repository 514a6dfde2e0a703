import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSession } from '../domain/session.fixture.ts';
import { toCalculationCosts } from './calculation-cost.ts';
import type { Cost, CostComponent } from './cost.ts';
import { NO_COST } from './cost.ts';
import { type Decimal, parseDecimal, toText } from './decimal.ts';

const line = (changes: Partial<CostComponent>): CostComponent => ({
  item: 'dpu',
  dimension: 'dpu-hour',
  quantity: '2',
  unitPrice: '0.35',
  amount: '0.7',
  price: 'p',
  note: null,
  ...changes,
});
const cost = (amount: string, components: CostComponent[]): Cost => ({
  amount,
  currency: 'USD',
  basis: 'reported-usage',
  atLeast: false,
  asOf: null,
  components,
});
const SESSION = toSession({ service: 'athena', cost: cost('0.7', [line({})]) });
const each = (...millis: (number | null)[]) => millis.map((dpuMillis) => ({ dpuMillis }));
const value = (text: string | null) => parseDecimal(text ?? 'none') ?? -1n;
const toTexts = (amounts: readonly (Decimal | null)[]) =>
  amounts.map((amount) => (amount === null ? null : toText(amount)));

describe('what calculations cost', () => {
  test('each has its DPU-hours at the price of the session, and the rest is nobody’s', () => {
    const { amounts, money } = toCalculationCosts(SESSION, each(3_600_000, 900_000));
    expect(toTexts(amounts)).toEqual(['0.35', '0.0875']);
    expect(money).toMatchObject({
      total: '0.7',
      sum: '0.4375',
      rest: '0.2625',
      told: 2,
      dpuMillis: 4_500_000,
      wholeMillis: 7_200_000,
    });
    expect(money).toMatchObject({ scaled: false, reason: null, currency: 'USD' });
  });

  test('of a running session counts coordinator and executors together', () => {
    const session = toSession({
      service: 'athena',
      cost: {
        ...cost('1.05', [
          line({ item: 'coordinator', quantity: '1', amount: '0.35' }),
          line({ item: 'executors', quantity: '2', amount: '0.7' }),
        ]),
        basis: 'estimate',
        atLeast: true,
        asOf: '2026-08-20T12:00:00.000Z',
      },
    });
    const { amounts, money } = toCalculationCosts(session, each(3_600_000));
    expect(toTexts(amounts)).toEqual(['0.35']);
    expect(money).toMatchObject({ rest: '0.7', basis: 'estimate', atLeast: true, asOf: '2026-08-20T12:00:00.000Z' });
  });

  test('one that is not told has no amount, and is not 0', () => {
    const { amounts, money } = toCalculationCosts(SESSION, each(3_600_000, null, 0));
    expect(toTexts(amounts)).toEqual(['0.35', null, '0']);
    expect(money).toMatchObject({ told: 2, rest: '0.35' });
  });

  test('that report more than the session share its amount', () => {
    const { amounts, money } = toCalculationCosts(SESSION, each(7_200_000, 7_200_000));
    expect(toTexts(amounts)).toEqual(['0.35', '0.35']);
    expect(money).toMatchObject({ scaled: true, rest: '0' });
  });

  test('of a session without an amount none is known, for its reason', () => {
    const unknown = toSession({ service: 'athena', cost: NO_COST, missing: { cost: 'no-price' } });
    const { amounts, money } = toCalculationCosts(unknown, each(5, null));
    expect(amounts).toEqual([null, null]);
    expect(money).toMatchObject({ total: null, sum: null, rest: null, reason: 'no-price', told: 1, dpuMillis: 5 });
  });

  test('always adds up to the session exactly', () => {
    const millis = fc.array(fc.option(fc.integer({ min: 0, max: 10 ** 9 }), { nil: null }), { maxLength: 80 });
    const decimals = fc.tuple(fc.nat(99_999), fc.nat(999_999)).map(([whole, part]) => `${whole}.${part}`);
    fc.assert(
      fc.property(millis, decimals, decimals, (told, amount, quantity) => {
        const session = toSession({ service: 'athena', cost: cost(amount, [line({ quantity, amount })]) });
        const { amounts, money } = toCalculationCosts(session, each(...told));
        const sum = amounts.reduce<Decimal>((all, one) => all + (one ?? 0n), 0n);
        expect(sum).toBe(value(money.sum));
        expect(sum + value(money.rest)).toBe(value(amount));
        expect(amounts.map((one) => one === null)).toEqual(told.map((one) => one === null));
        expect(value(money.rest)).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});
