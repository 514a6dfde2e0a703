import { type Price, toPriceId } from './price.ts';
import shipped from './price-book.json' with { type: 'json' };
import { type PriceEntry, priceEntrySchema } from './price-entry.ts';

function toShipped(entry: PriceEntry): Price {
  const price = { ...entry, origin: 'book' } as const;
  return { ...price, id: toPriceId(price) };
}

/** The prices that come with the program, each with who wrote it down and when. */
export const SHIPPED_PRICES: readonly Price[] = shipped.prices.map((entry) =>
  toShipped(priceEntrySchema.parse({ ...shipped.unlessSaidOtherwise, ...entry })),
);
