import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs } from './epoch.ts';

const at = (iso: string) => Date.parse(iso);

describe('the unit of a bare number is told by its magnitude', () => {
  test.each([
    ['milliseconds', at('2026-08-20T12:00:00.123Z'), '2026-08-20T12:00:00.123Z'],
    ['seconds', at('2026-08-20T12:00:00Z') / 1000, '2026-08-20T12:00:00.000Z'],
    ['seconds with a fraction', at('2026-08-20T12:00:00.123Z') / 1000, '2026-08-20T12:00:00.123Z'],
    ['the earliest in milliseconds', at('2015-01-01T00:00:00Z'), '2015-01-01T00:00:00.000Z'],
    ['the earliest in seconds', at('2015-01-01T00:00:00Z') / 1000, '2015-01-01T00:00:00.000Z'],
    ['the latest in milliseconds', at('9999-12-31T23:59:59.999Z'), '9999-12-31T23:59:59.999Z'],
    ['the largest that is seconds', 1e11, '5138-11-16T09:46:40.000Z'],
  ])('%s', (_case, value, iso) => {
    expect(epochMs(value)).toBe(at(iso));
  });

  test('both units of any second of this program’s life are the same time (property)', () => {
    const second = fc.integer({ min: at('2015-01-01T00:00:00Z') / 1000, max: at('2100-01-01T00:00:00Z') / 1000 });
    fc.assert(
      fc.property(second, (seconds) => {
        expect(epochMs(seconds)).toBe(seconds * 1000);
        expect(epochMs(seconds * 1000)).toBe(seconds * 1000);
      }),
    );
  });
});

describe('a number that makes no sense is no time', () => {
  test.each([
    ['0, which stands for not yet', 0],
    ['-0', -0],
    ['negative', -1_755_000_000],
    ['the second before 2015', at('2015-01-01T00:00:00Z') / 1000 - 1],
    ['the millisecond before 2015', at('2015-01-01T00:00:00Z') - 1],
    ['just above the largest that is seconds: 1973', 1e11 + 1],
    ['the millisecond after 9999', at('9999-12-31T23:59:59.999Z') + 1],
    ['microseconds', 1.755e15],
    ['2^53+1', 2 ** 53 + 1],
    ['1e300', 1e300],
    ['NaN', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
    ['a text', '1755000000000'],
    ['a Date', new Date('2026-08-20T12:00:00Z')],
    ['an object', {}],
    ['a bigint', 1755000000000n],
  ])('%s', (_case, value) => {
    expect(epochMs(value)).toBeUndefined();
  });

  test('whatever comes, a time within the bounds or none (property)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.anything()), (value) => {
        const ms = epochMs(value);
        if (ms !== undefined) expect(new Date(ms ?? Number.NaN).toISOString()).toMatch(/^\d{4}-/);
      }),
    );
  });
});
