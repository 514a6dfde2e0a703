import { type Decimal, parseDecimal, toText } from '../cost/decimal.ts';
import type { Amount } from '../cost/growth.ts';
import { NUMBER_LOCALE } from './number-locale.ts';

const formatters = new Map<string, Intl.NumberFormat>();

function findFormatter(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(NUMBER_LOCALE, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, made);
  return made;
}

// Given as a text, a number is formatted from all its digits and not from the nearest float.
const write = (value: Decimal, currency: string, digits: number) =>
  findFormatter(currency, digits).format(toText(value) as Intl.StringNumericLiteral);

const CENT = parseDecimal('0.01') ?? 1n;

const MOST_DIGITS = 18;

/**
 * `$1.92`, `CN¥3.02`. What is less than a hundredth and not nothing reads `< $0.01`, or, where a lower bound or digits
 * that move need it, has two digits that are not 0: `at least < $0.01` would say nothing.
 */
export function formatMoney({ value, currency }: Amount, small: 'rounded' | 'exact' = 'rounded'): string {
  if (value <= 0n || value >= CENT) return write(value, currency, 2);
  if (small === 'rounded') return `< ${write(CENT, currency, 2)}`;
  const text = toText(value);
  const zeros = /^0\.(0*)/.exec(text)?.[1]?.length ?? 0;
  return formatExactMoney(text, currency, Math.min(MOST_DIGITS, zeros + 2), 4);
}

/** An amount that may be a lower bound, whose sign stands before it. */
export function formatBound(amount: Amount, atLeast: boolean): string {
  return formatMoney(amount, atLeast ? 'exact' : 'rounded');
}

/** Enough digits to compute with by hand: `$0.0057785`, `$1.921333`. Takes a decimal's text. */
export function formatExactMoney(text: string, currency: string, mostDigits = 6, leastDigits = 2): string {
  const value = parseDecimal(text);
  if (value === null) return text;
  const fraction = toText(value).split('.')[1]?.length ?? 0;
  return write(value, currency, Math.min(mostDigits, Math.max(leastDigits, fraction)));
}

/** Several currencies side by side: `$12.30 + CN¥4.00`; null where there is no amount at all. */
export function formatAmounts(amounts: readonly Amount[], atLeast = false): string | null {
  return amounts.length === 0 ? null : amounts.map((amount) => formatBound(amount, atLeast)).join(' + ');
}

/** A decimal's text as a quantity, with so many digits that it can be computed with by hand: `4.366667`. */
export function formatExactQuantity(text: string, mostDigits = 6, leastDigits = 0): string {
  const digits = { maximumFractionDigits: mostDigits, minimumFractionDigits: leastDigits };
  return new Intl.NumberFormat(NUMBER_LOCALE, digits).format(text as Intl.StringNumericLiteral);
}

const axisFormatters = new Map<string, Intl.NumberFormat>();

/** A mark of a value axis, as short as it is exact: `$0`, `$2.50`, `$1.5K`. Takes a float: marks are round. */
export function formatAxisMoney(value: number, currency: string): string {
  const known = axisFormatters.get(currency);
  const made =
    known ??
    new Intl.NumberFormat(NUMBER_LOCALE, {
      style: 'currency',
      currency,
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 3,
    });
  axisFormatters.set(currency, made);
  return made.format(value);
}
