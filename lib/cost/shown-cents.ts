import { type Decimal, parseDecimal, ZERO } from './decimal.ts';
import type { Amount } from './growth.ts';
import { roundTo } from './shown-digits.ts';

const CENT = parseDecimal('0.01') ?? 1n;

/**
 * Parts of a whole in whole cents that add up to the whole as it is rounded for itself, by largest remainder: each is less
 * than a cent from what it stands for. None may be negative.
 */
export function shareCents(parts: readonly Decimal[]): Decimal[] {
  const whole = parts.reduce((sum, part) => sum + part, ZERO);
  const shown = parts.map((part) => part - (part % CENT));
  const missing = (roundTo(whole, 2) - shown.reduce((sum, part) => sum + part, ZERO)) / CENT;
  const largest = parts.map((part, index) => ({ index, rest: part % CENT }));
  largest.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of largest.slice(0, Number(missing))) shown[index] = (shown[index] ?? ZERO) + CENT;
  return shown;
}

/**
 * The same for amounts in several currencies, each for itself. What comes out as no cent at all and is not nothing is left
 * as it is, to read as less than a cent.
 */
export function shareAmounts(parts: readonly (readonly Amount[])[]): Amount[][] {
  const shares = new Map<string, Decimal[]>();
  for (const currency of new Set(parts.flatMap((amounts) => amounts.map((one) => one.currency)))) {
    const own = parts.map((amounts) => amounts.find((one) => one.currency === currency)?.value ?? ZERO);
    shares.set(currency, shareCents(own));
  }
  return parts.map((amounts, index) =>
    amounts.map(({ value, currency }) => {
      const share = shares.get(currency)?.[index] ?? value;
      return { currency, value: share === ZERO ? value : share };
    }),
  );
}
