import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ONE, parseDecimal, ZERO } from './decimal.ts';
import { findSumDigits, roundTo } from './shown-digits.ts';

const read = (text: string) => parseDecimal(text) ?? -1n;
const amounts = fc.bigInt({ min: -500n * ONE, max: 500n * ONE });

describe('the digits at which sums hold on paper', () => {
  it('are two where two are enough, and more where rounding would show', () => {
    const sum = (...texts: string[]) => {
      const parts = texts.map(read);
      return { parts, whole: parts.reduce((all, part) => all + part, ZERO) };
    };
    expect(findSumDigits([])).toBe(2);
    expect(findSumDigits([sum('1.10', '2.20')])).toBe(2);
    // 0.004 + 0.004 = 0.008: nothing and nothing would be one cent.
    expect(findSumDigits([sum('0.004', '0.004')])).toBe(3);
    expect(findSumDigits([sum('1.006', '1.006')])).toBe(3);
    // 0.365 would be 37 cents, and 0.36496 is 36.
    expect(findSumDigits([sum('0.36496', '0.00304')])).toBe(5);
    // A difference of nearly nothing still reads as something.
    expect(findSumDigits([sum('5', '-0.00004')])).toBe(5);
  });

  it('hold for every sum at once, whatever the amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.array(amounts, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (lists) => {
        const sums = lists.map((parts) => ({ parts, whole: parts.reduce((all, part) => all + part, ZERO) }));
        const digits = findSumDigits(sums);
        for (const { parts, whole } of sums) {
          expect(parts.reduce((all, part) => all + roundTo(part, digits), ZERO)).toBe(roundTo(whole, digits));
          for (const part of [...parts, whole]) {
            expect(roundTo(part, digits) === ZERO).toBe(part === ZERO);
            expect(roundTo(roundTo(part, digits), 2)).toBe(roundTo(part, 2));
          }
        }
      }),
    );
  });
});
