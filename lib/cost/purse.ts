import { type Decimal, ZERO } from './decimal.ts';
import type { Amount } from './growth.ts';

/** Sums apart by currency: nothing is ever converted. */
export type Purse = Map<string, Decimal>;

/** Adds an amount to a purse. */
export function put(purse: Purse, currency: string, value: Decimal): void {
  purse.set(currency, (purse.get(currency) ?? ZERO) + value);
}

/** The contents of a purse, the currency of most first. */
export function toAmounts(purse: Purse): Amount[] {
  const amounts = [...purse].map(([currency, value]) => ({ currency, value }));
  return amounts.sort((left, right) => (left.value < right.value ? 1 : left.value > right.value ? -1 : 0));
}
