import { z } from 'zod';
import { findGlueMajors } from './glue-majors.ts';
import { type OnDemandPrice, parseOnDemand } from './on-demand.ts';
import { type Price, type PriceDimension, toPriceId } from './price.ts';
import type { PriceKey } from './price-book.ts';
import { findSoldThing, type SoldThing } from './usage-type.ts';

/** What one product of AWS's Price List tells. */
export type Reading =
  | { kind: 'prices'; sku: string; prices: Price[] }
  /** Another thing than those we price. */
  | { kind: 'not-ours' }
  /** Of ours, or of a form in which that cannot be told; `reason` is a clause such as `it has no region`. */
  | { kind: 'unreadable'; sku: string | null; usageType: string | null; reason: string };

export type ReadAt = {
  /** ISO-8601 UTC of when the list was read. */
  retrievedAt: string;
  /** Terms that begin later do not count yet. */
  nowMs: number;
};

/** Products of which no price counts: they are for the same thing and name different amounts. */
export type Ambiguity = PriceKey & { skus: string[] };

const productSchema = z.object({
  product: z.object({
    sku: z.string().regex(/^\w{1,64}$/),
    // All of AWS's are texts; what is none counts as blank.
    attributes: z.record(z.string(), z.string().catch('')),
  }),
  terms: z.unknown(),
});

/**
 * By the letters of the unit alone. What AWS calls the units of EMR and Athena is documented nowhere, and the usage type
 * has told the resource already: a bare hour is one of it, a second or a month is not.
 */
const UNITS: Record<PriceDimension, RegExp> = {
  'vcpu-hour': /^((arm)?v?cpu)?h(ou)?rs?$/,
  'memory-gb-hour': /^((arm)?(memory)?gb)?h(ou)?rs?$/,
  'storage-gb-hour': /^((arm)?(storage)?gb)?h(ou)?rs?$/,
  'dpu-hour': /^(dpu)?h(ou)?rs?$/,
  'm-dpu-hour': /^(m?dpu)?h(ou)?rs?$/,
};

/** AWS's JSON text, which the SDK hands over as an object that prints it. */
function parseItem(item: unknown) {
  try {
    return productSchema.safeParse(JSON.parse(String(item))).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Reads one item of GetProducts' `PriceList`, by the end of its usage type. Never throws. A product for several
 * versions of Glue gives a price for each.
 */
export function parseProduct(item: unknown, { retrievedAt, nowMs }: ReadAt): Reading {
  const parsed = parseItem(item);
  if (parsed === null) return { kind: 'unreadable', sku: null, usageType: null, reason: 'it is not a product' };
  const { sku, attributes } = parsed.product;
  const { usagetype: usageType = '', regionCode: region = '' } = attributes;
  if (usageType === '') return { kind: 'unreadable', sku, usageType: null, reason: 'it has no usage type' };
  const sold = findSoldThing(usageType);
  if (sold === null) return { kind: 'not-ours' };
  const refuse = (reason: string): Reading => ({ kind: 'unreadable', sku, usageType, reason });
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(region)) return refuse('it has no region');
  const isUnit = (unit: string) => UNITS[sold.dimension].test(unit.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const onDemand = parseOnDemand(parsed.terms, nowMs, isUnit);
  if ('reason' in onDemand) return refuse(onDemand.reason);
  const majors = sold.service === 'glue' ? findGlueMajors(sold.generation, listTexts(attributes, onDemand)) : [null];
  if (majors === null) return refuse('it does not tell which version of Glue it is for');
  const source = `AWS Price List ${sku}`;
  const prices = majors.map((glueVersion): Price => {
    const price = {
      ...toQualifiers(sold, attributes, onDemand),
      region,
      glueVersion,
      pricePerUnit: onDemand.pricePerUnit,
      currency: onDemand.currency,
      origin: 'price-list',
      certainty: 'published',
      source,
      retrievedAt,
    } as const;
    return { id: toPriceId(price), ...price };
  });
  return { kind: 'prices', sku, prices };
}

function toQualifiers(
  { service, dimension, architecture }: SoldThing,
  { group = '' }: Record<string, string>,
  { descriptions }: OnDemandPrice,
) {
  const ray = dimension === 'm-dpu-hour' && /\bRay\b/.test([group, ...descriptions].join('\n'));
  return { service, dimension, architecture, workerFamily: ray ? ('Z' as const) : null };
}

function listTexts(attributes: Record<string, string>, { descriptions }: OnDemandPrice): string[] {
  return [...Object.entries(attributes).map(([name, value]) => `${name} ${value}`), ...descriptions];
}

function toKey({ pricePerUnit: _price, currency: _currency, certainty: _certainty, ...key }: Price): PriceKey {
  return key;
}

/**
 * The prices of all products together. Of two products for the same thing with different amounts neither counts; with
 * the same amount they are one price.
 */
export function collectPrices(readings: Iterable<Reading>): { prices: Price[]; ambiguous: Ambiguity[] } {
  const found = new Map<string, { price: Price; skus: Set<string>; agree: boolean }>();
  for (const reading of readings) {
    if (reading.kind !== 'prices') continue;
    for (const price of reading.prices) {
      const known = found.get(price.id) ?? { price, skus: new Set(), agree: true };
      known.skus.add(reading.sku);
      known.agree &&= known.price.pricePerUnit === price.pricePerUnit && known.price.currency === price.currency;
      found.set(price.id, known);
    }
  }
  const all = [...found.values()];
  return {
    prices: all.filter(({ agree }) => agree).map(({ price }) => price),
    ambiguous: all
      .filter(({ agree }) => !agree)
      .map(({ price, skus }) => ({ ...toKey(price), skus: [...skus].toSorted() })),
  };
}
