import { z } from 'zod';
import { SERVICES, type Service } from '../domain/service.ts';
import { parseDecimal, toText } from './decimal.ts';
import { PRICE_DIMENSIONS, type Price, toPriceId } from './price.ts';
import { countQualifiers } from './price-book.ts';
import { PRICE_FORM } from './price-entry.ts';

/** A mistake in the operator's file: where, and what is allowed there. */
export type PriceFileMistake = { place: string; says: string };

const QUALIFIERS: Record<Service, readonly string[]> = {
  'emr-serverless': ['architecture'],
  glue: ['glueVersion', 'workerFamily'],
  athena: [],
};

const REQUIRED = ['service', 'region', 'dimension', 'pricePerUnit', 'currency'] as const;

/** The currencies of ISO 4217 that this runtime knows. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const REGION = /^(?:\*|[a-z]{2,5}(?:-[a-z]{2,16}){1,3}-\d{1,2})$/;

const text = (form: RegExp, allowed: string) => z.string({ error: allowed }).regex(form, { error: allowed });

const FIELDS = {
  service: z.enum(SERVICES, { error: `one of ${SERVICES.join(', ')}` }),
  region: text(REGION, 'an AWS region such as us-east-1, or *'),
  pricePerUnit: text(PRICE_FORM, 'a price in quotes with a point, such as "0.44"'),
  currency: z
    .string({ error: 'a currency by its ISO 4217 code, such as "USD"' })
    .refine((code) => CURRENCIES.has(code), { error: 'a currency by its ISO 4217 code, such as "USD"' }),
  architecture: z.enum(['x86_64', 'arm64'], { error: '"x86_64" or "arm64"' }),
  glueVersion: text(/^\d{1,3}$/, 'a major version in quotes, such as "6"'),
  workerFamily: z.enum(['R', 'Z'], { error: '"R" or "Z"' }),
  source: text(/^[^\p{Cc}]{1,200}$/u, 'a text of 1 to 200 characters, such as "contract 2026"'),
} as const;

type Fields = { [name: string]: unknown };

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readEntry(entry: unknown, place: string): { price: Price } | { mistakes: PriceFileMistake[] } {
  if (!isFields(entry))
    return { mistakes: [{ place, says: 'give an object with service, region, dimension, pricePerUnit and currency' }] };
  const mistakes: PriceFileMistake[] = [];
  const service = FIELDS.service.safeParse(entry.service);
  const dimensions: readonly string[] = service.success ? PRICE_DIMENSIONS[service.data] : [];
  const qualifiers = service.success ? QUALIFIERS[service.data] : Object.values(QUALIFIERS).flat();
  const known = new Set<string>([...REQUIRED, 'source', ...qualifiers]);
  for (const name of REQUIRED)
    if (!Object.hasOwn(entry, name)) mistakes.push({ place: `${place}.${name}`, says: 'is missing' });
  for (const [name, value] of Object.entries(entry)) {
    const at = `${place}.${name}`;
    if (!known.has(name)) {
      mistakes.push({ place: at, says: `is not known here: give ${[...known].join(', ')}` });
    } else if (name === 'dimension') {
      const fits = !service.success || dimensions.some((dimension) => dimension === value);
      if (!fits) mistakes.push({ place: at, says: `is ${quote(value)}: give ${dimensions.join(' or ')}` });
    } else {
      const issue = FIELDS[name as keyof typeof FIELDS].safeParse(value).error?.issues[0];
      if (issue) mistakes.push({ place: at, says: `is ${quote(value)}: give ${issue.message}` });
    }
  }
  return mistakes.length > 0 ? { mistakes } : { price: toPrice(entry) };
}

function quote(value: unknown): string {
  const shown = JSON.stringify(value) ?? 'nothing';
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

/** Only for an entry without a mistake. */
function toPrice(entry: Fields): Price {
  const told = (name: string) => (typeof entry[name] === 'string' ? entry[name] : null);
  const price = {
    service: entry.service,
    region: entry.region,
    dimension: entry.dimension,
    architecture: told('architecture'),
    glueVersion: told('glueVersion'),
    workerFamily: told('workerFamily'),
    pricePerUnit: toText(parseDecimal(String(entry.pricePerUnit)) ?? 0n),
    currency: entry.currency,
    origin: 'operator',
    certainty: 'contract',
    source: told('source') ?? 'operator’s price file',
    retrievedAt: null,
  } as Omit<Price, 'id'>;
  return { ...price, id: toPriceId(price) };
}

/** Whether both can hold for one session, so that neither is the more specific one. */
function collide(one: Price, other: Price): boolean {
  const meets = (left: string | null, right: string | null) => left === null || right === null || left === right;
  const region = (price: Price) => (price.region === '*' ? null : price.region);
  return (
    one.service === other.service &&
    one.dimension === other.dimension &&
    countQualifiers(one) === countQualifiers(other) &&
    meets(region(one), region(other)) &&
    meets(one.architecture, other.architecture) &&
    meets(one.glueVersion, other.glueVersion) &&
    meets(one.workerFamily, other.workerFamily)
  );
}

function findCollisions(prices: readonly Price[]): PriceFileMistake[] {
  return prices.flatMap((price, index) => {
    const earlier = prices.findIndex((other, place) => place < index && collide(other, price));
    const says = `is as specific as prices[${earlier}] for the same thing: leave one out, or say more in one of them`;
    return earlier < 0 ? [] : [{ place: `prices[${index}]`, says }];
  });
}

/**
 * Reads the operator's price file: `{"prices":[{"service","region","dimension","pricePerUnit","currency",…}]}`. Either all
 * its prices, or every mistake with its place. Never throws.
 */
export function parsePriceFile(json: string): { prices: Price[] } | { mistakes: PriceFileMistake[] } {
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch (error) {
    const where = error instanceof SyntaxError ? error.message : 'it cannot be read';
    return { mistakes: [{ place: 'the file', says: `is not JSON: ${where}` }] };
  }
  if (!isFields(file) || !Array.isArray(file.prices)) {
    return { mistakes: [{ place: 'the file', says: 'holds no list: give {"prices": [ … ]}' }] };
  }
  const extra = Object.keys(file).find((name) => name !== 'prices');
  if (extra !== undefined) return { mistakes: [{ place: extra, says: 'is not known: give only prices' }] };
  const read = file.prices.map((entry: unknown, index) => readEntry(entry, `prices[${index}]`));
  const mistakes = read.flatMap((one) => ('mistakes' in one ? one.mistakes : []));
  if (mistakes.length > 0) return { mistakes };
  const prices = read.flatMap((one) => ('price' in one ? [one.price] : []));
  const collisions = findCollisions(prices);
  return collisions.length > 0 ? { mistakes: collisions } : { prices };
}
