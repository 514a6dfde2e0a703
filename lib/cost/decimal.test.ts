import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply, ONE, parseDecimal, scale, toDecimal, toNumber, toText, ZERO } from './decimal.ts';

const decimal = fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n });
const read = (text: string) => parseDecimal(text) ?? Number.NaN;

describe('a decimal', () => {
  it.each([
    ['0', '0'],
    ['12', '12'],
    ['0.0057785', '0.0057785'],
    ['0.4400000000', '0.44'],
    ['-3.50', '-3.5'],
    ['-0', '0'],
    ['1e-7', '0.0000001'],
    ['1.5e3', '1500'],
    ['9007199254740993', '9007199254740993'],
    ['0.0000000000000000004', '0'],
    ['0.0000000000000000005', '0.000000000000000001'],
  ])('%s reads as %s', (text, written) => expect(toText(parseDecimal(text) ?? -1n)).toBe(written));

  it.each(['', ' 1', '1,5', '.5', '1.', '+1', '0x10', 'NaN', 'Infinity', '1e9999', '--1'])('%j is none', (text) =>
    expect(parseDecimal(text)).toBeNull(),
  );

  it('a number is read as it prints; what is no number is none', () => {
    expect(toDecimal(0.1)).toBe(ONE / 10n);
    expect(toDecimal(1e-7)).toBe(read('0.0000001'));
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(toDecimal)).toEqual([null, null]);
  });

  it('writing and reading give the same', () => {
    fc.assert(fc.property(decimal, (value) => parseDecimal(toText(value)) === value));
  });

  it('a number survives', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-3, max: 1e12 }), (value) => {
        expect(toNumber(toDecimal(value) ?? ZERO)).toBeCloseTo(value, 12 - Math.ceil(Math.log10(value + 1)));
      }),
    );
  });

  it('multiplies like integers do', () => {
    expect(multiply(read('0.1') as bigint, read('0.2') as bigint)).toBe(read('0.02'));
    fc.assert(
      fc.property(decimal, fc.integer({ min: -1000, max: 1000 }), (value, times) => {
        expect(multiply(value, BigInt(times) * ONE)).toBe(value * BigInt(times));
      }),
    );
  });

  it('a share rounds to the nearest, the half away from zero, and shares of a whole add up to it', () => {
    expect(scale(1n, 1n, 2n)).toBe(1n);
    expect(scale(-1n, 1n, 2n)).toBe(-1n);
    expect(scale(1n, 1n, 3n)).toBe(0n);
    fc.assert(
      fc.property(
        decimal,
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (v, a, b) => {
          const rest = scale(v, a, a + b) + scale(v, b, a + b) - v;
          expect(rest >= -1n && rest <= 1n).toBe(true);
        },
      ),
    );
  });
});
