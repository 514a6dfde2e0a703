import { type Decimal, parseDecimal, ZERO } from './decimal.ts';
import type { Amount } from './growth.ts';
import { roundTo } from './shown-digits.ts';

/** A hundredth of whatever currency. */
export const CENT = parseDecimal('0.01') ?? 1n;

const addUp = (parts: readonly Decimal[]) => parts.reduce((sum, part) => sum + part, ZERO);

/**
 * Parts of a whole in whole cents that add up to the whole as it is shown, by largest remainder: each is less than a cent
 * from what it stands for. None may be negative. The whole is shown rounded unless it is a part of something else itself;
 * then too it is whole cents, and less than one from the sum of its parts.
 */
export function shareCents(parts: readonly Decimal[], whole: Decimal = roundTo(addUp(parts), 2)): Decimal[] {
  const shown = parts.map((part) => part - (part % CENT));
  const missing = (whole - addUp(shown)) / CENT;
  const largest = parts.map((part, index) => ({ index, rest: part % CENT }));
  largest.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of largest.slice(0, Number(missing))) shown[index] = (shown[index] ?? ZERO) + CENT;
  return shown;
}

/** What comes out as no cent at all and is not nothing is left as it is, to read as less than a cent. */
export function shareReadably(parts: readonly Decimal[], whole?: Decimal): Decimal[] {
  const shares = shareCents(parts, whole);
  return parts.map((part, index) => shares[index] || part);
}

/** The same of one amount each, of several currencies; null stays null. */
export function shareEach(parts: readonly (Amount | null)[]): (Amount | null)[] {
  return shareAmounts(parts.map((one) => (one === null ? [] : [one]))).map(([one]) => one ?? null);
}

/**
 * The same for amounts in several currencies, each for itself.
 */
export function shareAmounts(parts: readonly (readonly Amount[])[]): Amount[][] {
  const shares = new Map<string, Decimal[]>();
  for (const currency of new Set(parts.flatMap((amounts) => amounts.map((one) => one.currency)))) {
    const own = parts.map((amounts) => amounts.find((one) => one.currency === currency)?.value ?? ZERO);
    shares.set(currency, shareReadably(own));
  }
  return parts.map((amounts, index) =>
    amounts.map(({ value, currency }) => ({ currency, value: shares.get(currency)?.[index] ?? value })),
  );
}
