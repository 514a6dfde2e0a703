import { describe, expect, it } from 'vitest';
import { formatAmounts } from './format-money.ts';
import { growAmounts, readAmounts } from './money-sum.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('a sum that goes on', () => {
  it('grows by its rate, currency by currency', () => {
    expect(formatAmounts(growAmounts([usd('1'), cny('2')], [usd('3.6'), cny('36')], 100_000))).toBe('CN¥3.00 + $1.10');
    expect(formatAmounts(growAmounts([], [usd('2')], 1_800_000))).toBe('$1.00');
  });

  it('stands where there is no rate, and where a clock stepped back', () => {
    expect(formatAmounts(growAmounts([usd('1')], [], 1e9))).toBe('$1.00');
    expect(formatAmounts(growAmounts([usd('1')], [usd('60')], -60_000))).toBe('$1.00');
  });

  it('is nothing of nothing', () => {
    expect(formatAmounts(growAmounts([], [], 1_000))).toBeNull();
    expect(readAmounts([{ amount: 'x', currency: 'USD' }])).toEqual([]);
  });
});
