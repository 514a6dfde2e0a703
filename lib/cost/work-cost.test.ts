import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ONE, parseDecimal, toText } from './decimal.ts';
import { roundDecimal, roundToSum, splitAmount, toPart, toRowDigits, toShownPart } from './work-cost.ts';

const decimal = (text: string) => parseDecimal(text) ?? 0n;
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

const amounts = fc.bigInt({ min: 0n, max: 10n ** 24n });
const quantities = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 60 });
const wholes = fc.bigInt({ min: 0n, max: 10n ** 14n });

describe('an amount split among items', () => {
  it('falls to each by what it consumed, and the rest to nobody', () => {
    const { items, rest, scaled } = splitAmount(decimal('4.4'), 36_000n, [9_000n, 18_000n]);
    expect(items.map(toText)).toEqual(['1.1', '2.2']);
    expect(toText(rest)).toBe('1.1');
    expect(scaled).toBe(false);
  });

  it('is shared in proportion by items that consumed more than there was', () => {
    const { items, rest, scaled } = splitAmount(decimal('3'), 100n, [150n, 150n]);
    expect(items.map(toText)).toEqual(['1.5', '1.5']);
    expect(rest).toBe(0n);
    expect(scaled).toBe(true);
  });

  it('rests whole where nothing was consumed', () => {
    expect(splitAmount(decimal('3'), 0n, [0n, 0n])).toEqual({ items: [0n, 0n], rest: decimal('3'), scaled: false });
    expect(splitAmount(decimal('3'), 10n, [])).toEqual({ items: [], rest: decimal('3'), scaled: false });
  });

  it('adds up exactly, and nothing is negative', () => {
    fc.assert(
      fc.property(amounts, wholes, quantities, (amount, whole, consumed) => {
        const { items, rest } = splitAmount(amount, whole, consumed);
        expect(sum(items) + rest).toBe(amount);
        expect([...items, rest].every((value) => value >= 0n)).toBe(true);
        for (const [index, quantity] of consumed.entries()) if (quantity === 0n) expect(items[index]).toBe(0n);
      }),
    );
  });

  it('is the same amount for an item, whichever part of the list is looked at', () => {
    fc.assert(
      fc.property(amounts, quantities, (amount, consumed) => {
        const whole = sum(consumed) + 1n;
        const { items } = splitAmount(amount, whole, consumed);
        let before = 0n;
        for (const [index, quantity] of consumed.entries()) {
          expect(toPart(amount, whole, { before, quantity })).toBe(items[index]);
          before += quantity;
        }
      }),
    );
  });
});

describe('rounded amounts', () => {
  it('add up to the rounded sum, each less than a unit from itself', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 60 }), fc.integer({ min: 0, max: 18 }), (values, digits) => {
        const unit = 10n ** BigInt(18 - digits);
        const shown = roundToSum(values, digits);
        expect(sum(shown)).toBe(roundDecimal(sum(values), digits));
        for (const [index, value] of values.entries()) {
          const own = shown[index] ?? -1n;
          expect(own % unit).toBe(0n);
          expect(own > value ? own - value : value - own).toBeLessThan(unit);
          if (value === 0n) expect(own).toBe(0n);
        }
      }),
    );
  });

  it('of three thirds are a whole', () => {
    const shown = roundToSum([ONE / 3n, ONE / 3n, ONE / 3n], 2);
    expect(shown.map(toText)).toEqual(['0.33', '0.34', '0.33']);
  });
});

describe('the digits of single amounts', () => {
  it('do not keep what is shown from adding up, on any page of a list', () => {
    const parts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { maxLength: 60 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 6 }), (list, digits) => {
        let before = 0n;
        let shown = 0n;
        for (const amount of list) {
          shown += toShownPart(amount, before, digits);
          before += amount;
        }
        expect(shown).toBe(roundDecimal(before, digits));
      }),
    );
  });

  it('are so many that what is shown adds up to the sum in cents', () => {
    expect([toRowDigits(decimal('0.54496'), 3), toRowDigits(decimal('0.54'), 3)]).toEqual([5, 4]);
    expect(toRowDigits(decimal('0.12344999'), 1)).toBe(4);
    expect(toRowDigits(decimal('0.00499995'), 0)).toBeGreaterThan(4);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 22n }), fc.nat(20_000), (whole, count) => {
        expect(roundDecimal(roundDecimal(whole, toRowDigits(whole, count)), 2)).toBe(roundDecimal(whole, 2));
      }),
    );
  });

  it('are more where thousands share the sum, so that one is told apart from the next', () => {
    expect(toRowDigits(decimal('10.58'), 9_605)).toBe(5);
    expect(toRowDigits(decimal('10.58'), 100)).toBe(4);
    expect(toRowDigits(decimal('0.01'), 10_000)).toBe(6);
    expect(toRowDigits(0n, 10_000)).toBe(4);
  });
});
