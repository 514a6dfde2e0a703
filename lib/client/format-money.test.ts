import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../cost/decimal.ts';
import {
  formatAmounts,
  formatAxisMoney,
  formatBound,
  formatExactMoney,
  formatExactQuantity,
  formatMoney,
} from './format-money.ts';

const amount = (text: string, currency = 'USD') => ({ value: parseDecimal(text) ?? -1n, currency });

describe('money', () => {
  it.each([
    ['0', '$0.00'],
    ['0.000001', '< $0.01'],
    ['0.01', '$0.01'],
    ['1.925', '$1.93'],
    ['105.6', '$105.60'],
    ['1234567.891', '$1,234,567.89'],
    ['90071992547409931.25', '$90,071,992,547,409,931.25'],
  ])('%s is %s', (text, shown) => expect(formatMoney(amount(text))).toBe(shown));

  it('says of a lower bound under a hundredth how much it is at least', () => {
    expect(formatBound(amount('0.0041'), true)).toBe('$0.0041');
    expect(formatBound(amount('0.0000123456'), true)).toBe('$0.000012');
    expect(formatBound(amount('0.0041'), false)).toBe('< $0.01');
    expect(formatBound(amount('1.925'), true)).toBe('$1.93');
    expect(formatBound(amount('0'), true)).toBe('$0.00');
    expect(formatAmounts([amount('0.0041'), amount('4', 'CNY')], true)).toBe('$0.0041 + CN¥4.00');
  });

  it('keeps its currency', () => {
    expect(formatMoney(amount('3.021', 'CNY'))).toBe('CN¥3.02');
    expect(formatAmounts([amount('12.3'), amount('4', 'CNY')])).toBe('$12.30 + CN¥4.00');
    expect(formatAmounts([])).toBeNull();
  });

  it('is short on an axis', () => {
    const marks = [0, 0.25, 2.5, 400, 1500, 2_000_000].map((mark) => formatAxisMoney(mark, 'USD'));
    expect(marks).toEqual(['$0', '$0.25', '$2.5', '$400', '$1.5K', '$2M']);
    expect(formatAxisMoney(40, 'CNY')).toBe('CN¥40');
  });

  it('can be shown with the digits that computing by hand needs', () => {
    expect(formatExactMoney('0.0057785', 'USD', 8)).toBe('$0.0057785');
    expect(formatExactMoney('1.921333333333333333', 'USD')).toBe('$1.921333');
    expect(formatExactMoney('0.44', 'USD')).toBe('$0.44');
    expect(formatExactQuantity('4.366666666666666667')).toBe('4.366667');
  });
});
