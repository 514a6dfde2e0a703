import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPrice } from './cost.fixture.ts';
import { listUsedPrices } from './list-used-prices.ts';
import { PRICE_ORIGINS, type Price, type PriceQuery } from './price.ts';
import { anyBook } from './price-book.fixture.ts';
import { openPriceBook, type PriceKey } from './price-book.ts';
import { listOutranked } from './price-rank.ts';

const dpu = (more: Partial<Price>, origin: Price['origin']) =>
  toPrice({ service: 'glue', dimension: 'dpu-hour', pricePerUnit: '0.44', ...more }, origin);
const outranked = (prices: Price[], ambiguous: PriceKey[] = []) => [...listOutranked(openPriceBook(prices, ambiguous))];

/** The query that only entries answer which stand for all that the price stands for. */
const toWitness = ({ service, region, dimension, architecture, glueVersion, workerFamily }: Price): PriceQuery => ({
  service,
  region: region === '*' ? 'mx-central-1' : region,
  dimension,
  architecture,
  glueVersion,
  workerFamily,
});

describe('a price is outranked', () => {
  it('by an entry of an origin that counts before it and stands for as much', () => {
    const book = dpu({ glueVersion: '5' }, 'book');
    expect(outranked([book, dpu({}, 'price-list')])).toEqual([book.id]);
    expect(outranked([book, dpu({ region: '*' }, 'operator')])).toEqual([book.id]);
    const list = dpu({}, 'price-list');
    expect(outranked([list, dpu({ glueVersion: '5' }, 'operator')])).toEqual([]);
    expect(outranked([list, dpu({ region: 'eu-west-1' }, 'operator')])).toEqual([]);
    expect(outranked([list, dpu({ dimension: 'm-dpu-hour' }, 'operator')])).toEqual([]);
  });

  it('by a Price List that contradicts itself, as it then prices nothing', () => {
    const { pricePerUnit: _price, currency: _currency, certainty: _certainty, ...torn } = dpu({}, 'price-list');
    const book = dpu({}, 'book');
    expect(outranked([book], [torn])).toEqual([book.id]);
    expect(outranked([dpu({}, 'operator')], [torn])).toEqual([]);
  });

  it('not by a more specific one of its own origin, nor by several that only together stand for as much', () => {
    expect(outranked([dpu({}, 'book'), dpu({ glueVersion: '5' }, 'book')])).toEqual([]);
    const both = (['x86_64', 'arm64'] as const).map((architecture) =>
      toPrice({ service: 'emr-serverless', dimension: 'vcpu-hour', pricePerUnit: '1', architecture }, 'operator'),
    );
    const plain = toPrice({ service: 'emr-serverless', dimension: 'vcpu-hour', pricePerUnit: '2' });
    expect(outranked([...both, plain])).toEqual([]);
  });

  it('just when no query finds it, whatever the book', () => {
    const regions = fc.constantFrom('eu-west-1', 'us-east-1', 'mx-central-1');
    const value = <Value>(...values: Value[]) => fc.constantFrom(...values);
    const anyQuery = fc.record({
      region: regions,
      architecture: value('x86_64' as const, 'arm64' as const, null),
      glueVersion: value('4.0', '5.1', '6.0', null),
      workerFamily: value('R' as const, 'Z' as const, null),
    });
    fc.assert(
      fc.property(anyBook, fc.array(anyQuery, { minLength: 20, maxLength: 40 }), (book, queries) => {
        const ids = listOutranked(book);
        for (const price of book.prices) {
          const { service, dimension, origin } = price;
          if (ids.has(price.id)) {
            for (const query of queries)
              expect(book.find({ service, dimension, ...query }).price?.id).not.toBe(price.id);
          } else {
            const found = book.find(toWitness(price));
            // Its own origin decides: it wins there, or an ambiguous entry of its own origin stands beside it.
            expect(found.price === null || found.price.origin === origin).toBe(true);
            if (found.price === null) expect(found.reason).toBe('ambiguous-price');
            else expect(PRICE_ORIGINS.indexOf(found.price.origin)).toBe(PRICE_ORIGINS.indexOf(origin));
          }
        }
      }),
    );
  });
});

it('prices are listed by service, region and dimension, the one that counts first on top', () => {
  const prices = [
    toPrice({ service: 'athena', dimension: 'dpu-hour', pricePerUnit: '0.35' }),
    dpu({ glueVersion: '10' }, 'book'),
    dpu({ glueVersion: '5' }, 'book'),
    dpu({}, 'price-list'),
    dpu({ region: '*' }, 'operator'),
  ];
  const listed = listUsedPrices(openPriceBook(prices), new Map([['operator/glue/*/dpu-hour', 7]]));
  expect(listed.map(({ id, sessions, outranked: out }) => [id, sessions, out])).toEqual([
    ['operator/glue/*/dpu-hour', 7, false],
    ['price-list/glue/us-east-1/dpu-hour', 0, true],
    ['book/glue/us-east-1/dpu-hour/glue-5', 0, true],
    ['book/glue/us-east-1/dpu-hour/glue-10', 0, true],
    ['book/athena/us-east-1/dpu-hour', 0, false],
  ]);
});
