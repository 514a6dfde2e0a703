import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, ONE, parseDecimal, toText, ZERO } from './decimal.ts';
import { shareAmounts, shareCents } from './shown-cents.ts';
import { roundTo } from './shown-digits.ts';

const CENT = ONE / 100n;
const read = (text: string) => parseDecimal(text) ?? -1n;
const amount = fc.bigInt({ min: 0n, max: 900n * ONE });
const sumOf = (parts: readonly Decimal[]) => parts.reduce((sum, part) => sum + part, ZERO);

describe('parts in cents', () => {
  it('add up to the rounded whole, each less than a cent from what it stands for', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (parts) => {
        const shown = shareCents(parts);
        expect(sumOf(shown)).toBe(roundTo(sumOf(parts), 2));
        for (const [index, part] of parts.entries()) {
          const off = (shown[index] ?? -ONE) - part;
          expect(off < CENT && off > -CENT).toBe(true);
          expect((shown[index] ?? 1n) % CENT).toBe(ZERO);
        }
      }),
    );
  });

  it('add up to a whole that is itself a part, in cents less than one from their sum', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 10 }), fc.boolean(), (parts, up) => {
        const sum = sumOf(parts);
        const whole = sum - (sum % CENT) + (up && sum % CENT > ZERO ? CENT : ZERO);
        expect(sumOf(shareCents(parts, whole))).toBe(whole);
      }),
    );
  });

  it('give the cent to those that lost most', () => {
    // Rounded each for itself they would be 1.53 + 0.30 = 1.83 beside a whole of 1.82.
    expect(shareCents([read('1.525'), read('0.297')]).map(toText)).toEqual(['1.52', '0.3']);
    expect(shareCents([read('0.004'), read('0.004')]).map(toText)).toEqual(['0.01', '0']);
    expect(shareCents([])).toEqual([]);
  });

  it('are of each currency for itself, and nothing is made of what is less than a cent', () => {
    const usd = (text: string) => ({ value: read(text), currency: 'USD' });
    const cny = { value: read('3.005'), currency: 'CNY' };
    expect(shareAmounts([[usd('1.525'), cny], [], [usd('0.297')], [usd('0.001')]])).toEqual([
      [usd('1.52'), { ...cny, value: read('3.01') }],
      [],
      [usd('0.3')],
      [usd('0.001')],
    ]);
  });
});
