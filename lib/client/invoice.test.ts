import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostComponent } from '../cost/cost.ts';
import { type Decimal, multiply, ONE, parseDecimal, toText } from '../cost/decimal.ts';
import { GROWING_DIGITS, type InvoiceDigits, STANDING_DIGITS, writeInvoice } from './invoice.ts';

function toLine(quantity: Decimal, unitPrice: string): CostComponent {
  const amount = multiply(quantity, parseDecimal(unitPrice) ?? -1n);
  return {
    item: 'vcpu',
    dimension: 'vcpu-hour',
    quantity: toText(quantity),
    unitPrice,
    amount: toText(amount),
    price: 'p',
    note: null,
  };
}
const sumOf = (lines: readonly CostComponent[]) =>
  lines.reduce((sum, { amount }) => sum + (parseDecimal(amount ?? '') ?? 0n), 0n);
const write = (lines: readonly CostComponent[], digits: InvoiceDigits) =>
  writeInvoice(lines, { amount: sumOf(lines), currency: 'USD', ofPrice: new Map() }, digits);
/** As somebody with a pocket calculator would. */
const readBack = (text: string | null) => parseDecimal((text ?? '').replace(/[^\d.]/g, '')) ?? -1n;
const fractionOf = (text: string | null) => (text ?? '').split('.')[1]?.length ?? 0;
function round(value: Decimal, digits: number): Decimal {
  const unit = 10n ** BigInt(18 - digits);
  return ((value + unit / 2n) / unit) * unit;
}

const quantities = fc.bigInt({ min: 0n, max: 10_000n * ONE });
const prices = fc.constantFrom('0.44', '0.52', '0.052624', '0.0057785', '0.000111', '3.021', '0.35');

describe('an invoice', () => {
  it.each([
    ['standing', STANDING_DIGITS],
    ['growing', GROWING_DIGITS],
  ])('%s holds on paper: quantity × price = amount, and the amounts add up', (_name, digits) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(quantities, prices), { minLength: 1, maxLength: 4 }), (pairs) => {
        const lines = pairs.map(([quantity, price]) => toLine(quantity, price));
        const { lines: shown, total } = write(lines, digits);
        for (const line of shown) {
          const product = multiply(readBack(line.quantity), readBack(line.unitPrice));
          expect(round(product, fractionOf(line.amount))).toBe(readBack(line.amount));
        }
        const sum = shown.reduce((whole, { amount }) => whole + readBack(amount), 0n);
        expect(round(sum, fractionOf(total))).toBe(readBack(total));
        expect(readBack(total)).toBe(round(sumOf(lines), fractionOf(total)));
      }),
    );
  });

  it('shows as many digits as it needs, the amounts one below the other', () => {
    const lines = [toLine(10n * ONE, '0.05'), toLine(40n * ONE, '0.0057785'), toLine(0n, '0.000111')];
    expect(write(lines, STANDING_DIGITS)).toEqual({
      lines: [
        { quantity: '10', unitPrice: '$0.05', amount: '$0.50000' },
        { quantity: '40', unitPrice: '$0.0057785', amount: '$0.23114' },
        { quantity: '0', unitPrice: '$0.000111', amount: '$0.00000' },
      ],
      total: '$0.73114',
    });
    expect(write([toLine(ONE, '0.44')], STANDING_DIGITS).total).toBe('$0.44');
  });

  it('keeps the number of its digits while it grows, and never reads as nothing', () => {
    const [line] = write([toLine(ONE / 2n, '0.44')], GROWING_DIGITS).lines;
    expect(line).toEqual({ quantity: '0.50000000', unitPrice: '$0.44', amount: '$0.220000' });
    expect(write([toLine(1_000_000_000n, '0.44')], STANDING_DIGITS).total).toBe('$0.0000000004');
  });

  it('without a total has what is known of its lines', () => {
    const unpriced = { ...toLine(ONE / 3n, '0.44'), unitPrice: null, amount: null, price: null };
    const china = { ...toLine(ONE, '3.021'), price: 'cn' };
    const money = { amount: null, currency: null, ofPrice: new Map([['cn', 'CNY']]) };
    expect(writeInvoice([unpriced, china, toLine(ONE, '0.44')], money, STANDING_DIGITS)).toEqual({
      lines: [
        { quantity: '0.333333', unitPrice: null, amount: null },
        { quantity: '1', unitPrice: 'CN¥3.021', amount: 'CN¥3.021' },
        { quantity: '1', unitPrice: '0.44', amount: '0.44' },
      ],
      total: null,
    });
  });
});
