import type { MissingReason } from '../domain/missing.ts';
import { PRICE_ORIGINS, type Price, type PriceQuery } from './price.ts';

/** The price of something, or why there is none. */
export type PriceFinding =
  | { price: Price; reason: null }
  | { price: null; reason: Extract<MissingReason, 'no-price' | 'ambiguous-price'> };

/** What tells a price apart from others, without the price: a place where AWS's Price List contradicts itself. */
export type PriceKey = Omit<Price, 'pricePerUnit' | 'currency' | 'certainty'>;

/** All prices in force. Immutable; another set of prices is another book. */
export type PriceBook = {
  prices: readonly Price[];
  /** Several prices that differ stand for one thing, so none of them counts. */
  ambiguous: readonly PriceKey[];
  find(query: PriceQuery): PriceFinding;
};

const NO_PRICE: PriceFinding = { price: null, reason: 'no-price' };
const AMBIGUOUS: PriceFinding = { price: null, reason: 'ambiguous-price' };

/** `5.1` is of the major version 5. */
export function toMajor(version: string): string {
  return /^\d+/.exec(version)?.[0] ?? version;
}

function matches(price: PriceKey, query: PriceQuery): boolean {
  const holds = (qualifier: string | null, value: string | null) => qualifier === null || qualifier === value;
  return (
    price.service === query.service &&
    price.dimension === query.dimension &&
    (price.region === '*' || price.region === query.region) &&
    holds(price.architecture, query.architecture) &&
    holds(price.glueVersion, query.glueVersion === null ? null : toMajor(query.glueVersion)) &&
    holds(price.workerFamily, query.workerFamily)
  );
}

/** The entries of a book that stand for a query whatever they say of one qualifier; ambiguous ones among them. */
export function listEntries(
  { prices, ambiguous }: PriceBook,
  query: PriceQuery,
  whatever: 'architecture' | 'glueVersion',
): PriceKey[] {
  return [...prices, ...ambiguous].filter((entry) => matches({ ...entry, [whatever]: null }, query));
}

/** How many of its qualifiers an entry sets: the more, the more specific it is. */
export function countQualifiers(
  price: Pick<Price, 'region' | 'architecture' | 'glueVersion' | 'workerFamily'>,
): number {
  const { region, architecture, glueVersion, workerFamily } = price;
  return [region === '*' ? null : region, architecture, glueVersion, workerFamily].filter((part) => part !== null)
    .length;
}

function findAmong(candidates: readonly (Price | PriceKey)[]): PriceFinding {
  const most = Math.max(...candidates.map(countQualifiers));
  const [best, rival] = candidates.filter((candidate) => countQualifiers(candidate) === most);
  if (best === undefined || rival !== undefined || !('pricePerUnit' in best)) return AMBIGUOUS;
  return { price: best, reason: null };
}

/**
 * A book of prices. The operator's count before the Price List's, and these before the shipped ones; among those of one
 * origin the most specific. A region without a price has none: another region's never stands in for it.
 */
export function openPriceBook(prices: readonly Price[], ambiguous: readonly PriceKey[] = []): PriceBook {
  const found = new Map<string, PriceFinding>();
  const all = [...prices, ...ambiguous];
  const search = (query: PriceQuery): PriceFinding => {
    const matching = all.filter((price) => matches(price, query));
    const origin = PRICE_ORIGINS.find((one) => matching.some((price) => price.origin === one));
    return origin === undefined ? NO_PRICE : findAmong(matching.filter((price) => price.origin === origin));
  };
  return {
    prices,
    ambiguous,
    find(query) {
      const { service, region, dimension, architecture, glueVersion, workerFamily } = query;
      const key = [service, region, dimension, architecture, glueVersion, workerFamily].join('\n');
      const known = found.get(key) ?? search(query);
      // Regions and versions come out of AWS's answers: what is remembered stays bounded.
      if (found.size < 2_000) found.set(key, known);
      return known;
    },
  };
}
