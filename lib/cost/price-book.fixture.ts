import fc from 'fast-check';
import { SERVICES } from '../domain/service.ts';
import { toPrice } from './cost.fixture.ts';
import { PRICE_DIMENSIONS, PRICE_ORIGINS, type Price } from './price.ts';
import { openPriceBook, type PriceKey } from './price-book.ts';

const anyPrice: fc.Arbitrary<Price> = fc
  .record({
    service: fc.constantFrom(...SERVICES),
    place: fc.nat(),
    region: fc.constantFrom('eu-west-1', 'us-east-1', '*'),
    architecture: fc.constantFrom('x86_64', 'arm64', null),
    glueVersion: fc.constantFrom('4', '5', '6', null),
    workerFamily: fc.constantFrom('R', 'Z', null),
    pricePerUnit: fc.constantFrom('0.1', '0.44', '0.0057785'),
    currency: fc.constantFrom('USD', 'USD', 'CNY'),
    origin: fc.constantFrom(...PRICE_ORIGINS),
  })
  .map(({ service, place, origin, architecture, glueVersion, workerFamily, ...more }) => {
    const dimensions = PRICE_DIMENSIONS[service];
    const dimension = dimensions[place % dimensions.length] ?? dimensions[0];
    const qualifiers = {
      architecture: service === 'emr-serverless' ? architecture : null,
      glueVersion: service === 'glue' ? glueVersion : null,
      workerFamily: dimension === 'm-dpu-hour' ? workerFamily : null,
    };
    return toPrice({ ...more, ...qualifiers, service, dimension }, origin);
  });

const anyEntries = (origins: readonly Price['origin'][]) =>
  fc.uniqueArray(
    anyPrice.filter(({ origin }) => origins.includes(origin)),
    { selector: ({ id }) => id, maxLength: 12 },
  );

/** Books of a small world, so that entries meet: of all origins, and with a Price List that may contradict itself. */
export const anyBook = fc.tuple(anyEntries(PRICE_ORIGINS), anyEntries(['price-list'])).map(([prices, torn]) => {
  const ids = new Set(prices.map(({ id }) => id));
  const ambiguous = torn
    .filter(({ id }) => !ids.has(id))
    .slice(0, 2)
    .map(({ pricePerUnit: _price, currency: _currency, certainty: _certainty, ...key }): PriceKey => key);
  return openPriceBook(prices, ambiguous);
});
