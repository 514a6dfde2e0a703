import type { JsonObject } from '../answer.ts';
import { hashText, openRandom } from '../estate/random.ts';
import { PRICE_ROWS } from './price-list.ts';
import { PRICE_REGIONS, type PriceRow, SERVICE_NAMES } from './price-row.ts';

/** A product as it is found and as it is sent. */
export type Product = {
  sku: string;
  serviceCode: string;
  /** What can be filtered by, the names in small letters. */
  fields: ReadonlyMap<string, string>;
  /** The product as JSON: each one of PriceList is a text. */
  json: string;
};

/** AWS's codes of the on-demand term and of its hourly rate, the same for every product. */
const OFFER_TERM = 'JRTCKXETXF';
const RATE = '6YS6EN2CT7';
const PUBLISHED = '2025-01-01T00:00:00Z';
/** In place of AWS's fourteen digits, so that nobody takes a price from here for one of AWS's. */
const VERSION = 'demo-20250101000000';
const SKU_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

function toSku(key: string): string {
  const random = openRandom(hashText(key));
  return Array.from({ length: 16 }, () => SKU_LETTERS.charAt(random.whole(0, SKU_LETTERS.length - 1))).join('');
}

/** Ten places, as AWS writes prices: `0.4400000000`. */
function toPrice(usd: string): string {
  const [whole = '0', fraction = ''] = usd.split('.');
  return `${whole}.${fraction.padEnd(10, '0')}`;
}

function toTerms(row: PriceRow, sku: string, usd: string): JsonObject {
  const term = `${sku}.${OFFER_TERM}`;
  const rateCode = `${term}.${RATE}`;
  const dimension = {
    unit: row.unit,
    endRange: 'Inf',
    description: `$${usd} per ${row.what}`,
    appliesTo: [],
    rateCode,
    beginRange: '0',
    pricePerUnit: { USD: toPrice(usd) },
  };
  const onDemand = {
    priceDimensions: { [rateCode]: dimension },
    sku,
    effectiveDate: PUBLISHED,
    offerTermCode: OFFER_TERM,
    termAttributes: {},
  };
  return { OnDemand: { [term]: onDemand } };
}

function toProduct(row: PriceRow, region: (typeof PRICE_REGIONS)[number], usd: string): Product {
  const { serviceCode, productFamily } = row;
  const bare = row.bareInVirginia === true && region.regionCode === 'us-east-1';
  const attributes = {
    ...row.attributes,
    servicecode: serviceCode,
    location: region.location,
    locationType: 'AWS Region',
    usagetype: bare ? row.usage : region.prefix + row.usage,
    operation: row.operation,
    regionCode: region.regionCode,
    servicename: SERVICE_NAMES[serviceCode],
  };
  const sku = toSku(JSON.stringify(attributes));
  const fields = Object.entries({ ...attributes, productFamily, sku });
  return {
    sku,
    serviceCode,
    fields: new Map(fields.map(([name, value]) => [name.toLowerCase(), value])),
    json: JSON.stringify({
      product: { productFamily, attributes, sku },
      serviceCode,
      terms: toTerms(row, sku, usd),
      version: VERSION,
      publicationDate: PUBLISHED,
    }),
  };
}

/** All products, in the order of their SKUs, which mean nothing: what one looks for stands anywhere among the rest. */
export const PRODUCTS: readonly Product[] = PRICE_ROWS.flatMap((row) =>
  PRICE_REGIONS.flatMap((region, at) => {
    const usd = row.usd[at] ?? null;
    return usd === null ? [] : [toProduct(row, region, usd)];
  }),
).toSorted((one, other) => (one.sku < other.sku ? -1 : 1));
