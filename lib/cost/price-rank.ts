import { PRICE_ORIGINS, type PriceOrigin } from './price.ts';
import type { PriceBook, PriceKey } from './price-book.ts';

const rankOf = (origin: PriceOrigin) => PRICE_ORIGINS.indexOf(origin);

/** Whether one entry stands for everything that another stands for. */
function covers(wide: PriceKey, narrow: PriceKey): boolean {
  const holds = (of: 'architecture' | 'glueVersion' | 'workerFamily') => wide[of] === null || wide[of] === narrow[of];
  return (
    wide.service === narrow.service &&
    wide.dimension === narrow.dimension &&
    (wide.region === '*' || wide.region === narrow.region) &&
    holds('architecture') &&
    holds('glueVersion') &&
    holds('workerFamily')
  );
}

// A book never changes, and an operator's file may hold thousands of entries.
const known = new WeakMap<PriceBook, ReadonlySet<string>>();

/**
 * The ids of prices that can price nothing: for all that such a price stands for, one entry of an origin that counts
 * before its own stands too, be it ambiguous. Several entries that only together cover a price do not outrank it: they
 * say nothing of a session that does not tell its architecture, its version or its family.
 */
export function listOutranked(book: PriceBook): ReadonlySet<string> {
  const before = known.get(book);
  if (before !== undefined) return before;
  const entries: PriceKey[] = [...book.prices, ...book.ambiguous];
  const outranked = book.prices.filter((price) =>
    entries.some((entry) => rankOf(entry.origin) < rankOf(price.origin) && covers(entry, price)),
  );
  const ids = new Set(outranked.map(({ id }) => id));
  known.set(book, ids);
  return ids;
}
