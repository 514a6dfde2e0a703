import type { CostComponent } from '../cost/cost.ts';
import { type Decimal, multiply, parseDecimal, toText, ZERO } from '../cost/decimal.ts';
import { findDigits, roundTo } from '../cost/shown-digits.ts';
import { formatExactMoney, formatExactQuantity } from './format-money.ts';

/** A line as it is read: null for what is not known. */
export type InvoiceLine = { quantity: string | null; unitPrice: string | null; amount: string | null };
export type Invoice = { lines: InvoiceLine[]; total: string | null };

const PLACES = 18;

/**
 * The least digits of quantities and amounts, and the most of the total. A growing invoice changes every second: digits
 * that came and went would flicker, so more stand from the start, and the total has fewer than its lines.
 */
export type InvoiceDigits = { quantity: number; amount: number; total: number; steady: boolean };
export const STANDING_DIGITS: InvoiceDigits = { quantity: 6, amount: 6, total: PLACES, steady: false };
export const GROWING_DIGITS: InvoiceDigits = { quantity: 8, amount: 6, total: 4, steady: true };

const countFraction = (value: Decimal) => toText(value).split('.')[1]?.length ?? 0;
const read = (text: string | null) => (text === null ? null : parseDecimal(text));

function findAmountDigits(amounts: readonly Decimal[], total: Decimal | null, least: InvoiceDigits): number {
  return findDigits(least.amount, (digits) => {
    // What is not nothing does not read as nothing.
    if (amounts.some((amount) => amount !== ZERO && roundTo(amount, digits) === ZERO)) return false;
    if (total === null || amounts.length === 1) return true;
    const sum = amounts.reduce((whole, amount) => whole + roundTo(amount, digits), ZERO);
    const shown = Math.min(digits, least.total);
    return roundTo(sum, shown) === roundTo(total, shown);
  });
}

function writeQuantity(line: CostComponent, amountDigits: number, { quantity: least, steady }: InvoiceDigits) {
  const [quantity, unit, amount] = [read(line.quantity), read(line.unitPrice), read(line.amount)];
  if (quantity === null) return null;
  const digits =
    unit === null || amount === null
      ? least
      : findDigits(
          least,
          (count) => roundTo(multiply(roundTo(quantity, count), unit), amountDigits) === roundTo(amount, amountDigits),
        );
  const fixed = steady && countFraction(quantity) > 0 ? digits : 0;
  return formatExactQuantity(toText(roundTo(quantity, digits)), digits, fixed);
}

/** Of which currency each line is, by the id of its price; of the total where a price is not at hand. */
export type InvoiceMoney = { amount: Decimal | null; currency: string | null; ofPrice: ReadonlyMap<string, string> };

/**
 * Lines of a cost with so many digits that what is shown holds on paper: each shown quantity × its unit price, rounded
 * as its amount is shown, is that amount, and the shown amounts add up to the shown total in the same way.
 */
export function writeInvoice(
  components: readonly CostComponent[],
  { amount: total, currency, ofPrice }: InvoiceMoney,
  digits: InvoiceDigits,
): Invoice {
  const amounts = components.flatMap((line) => read(line.amount) ?? []);
  const amountDigits = findAmountDigits(amounts, total, digits);
  const shownDigits = Math.max(2, ...amounts.map((one) => countFraction(roundTo(one, amountDigits))));
  const column = digits.steady ? amountDigits : shownDigits;
  const lines = components.map((line): InvoiceLine => {
    const own = ofPrice.get(line.price ?? '') ?? currency;
    const money = (text: string, most: number, least: number) =>
      own === null ? text : formatExactMoney(text, own, most, least);
    const amount = read(line.amount);
    return {
      quantity: writeQuantity(line, amountDigits, digits),
      unitPrice: line.unitPrice === null ? null : money(line.unitPrice, PLACES, 2),
      amount: amount === null ? null : money(toText(roundTo(amount, amountDigits)), column, column),
    };
  });
  if (total === null || currency === null) return { lines, total: null };
  const totalDigits = components.length === 1 ? column : Math.min(column, digits.total);
  return { lines, total: formatExactMoney(toText(total), currency, totalDigits, totalDigits) };
}
