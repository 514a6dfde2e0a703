import { SERVICES } from '../domain/service.ts';
import { PRICE_DIMENSIONS, PRICE_ORIGINS, type Price } from './price.ts';
import type { PriceBook } from './price-book.ts';
import type { UsedPrice } from './price-overview.ts';
import { listOutranked } from './price-rank.ts';

/** Places in the order of a list in which prices of one thing stand together, the one that counts first on top. */
function toPlaces({ service, region, dimension, architecture, workerFamily, glueVersion, origin }: Price) {
  const dimensions: readonly string[] = PRICE_DIMENSIONS[service];
  return [
    SERVICES.indexOf(service),
    region,
    dimensions.indexOf(dimension),
    workerFamily ?? '',
    architecture === null ? '' : architecture === 'x86_64' ? '0' : '1',
    PRICE_ORIGINS.indexOf(origin),
    Number(glueVersion ?? -1),
  ];
}

function comparePlaces(left: Price, right: Price): number {
  const others = toPlaces(right);
  for (const [index, place] of toPlaces(left).entries()) {
    const other = others[index] ?? place;
    if (place !== other) return place < other ? -1 : 1;
  }
  return 0;
}

/** All prices of a book in the order of services, regions and dimensions, each with the sessions that it prices. */
export function listUsedPrices(book: PriceBook, uses: ReadonlyMap<string, number>): UsedPrice[] {
  const outranked = listOutranked(book);
  return book.prices
    .toSorted(comparePlaces)
    .map((price) => ({ ...price, sessions: uses.get(price.id) ?? 0, outranked: outranked.has(price.id) }));
}
