import type { Service } from '../domain/service.ts';

/** What AWS sells, by the words of the price file: EMR by resource, Glue by kind of DPU, Athena by DPU. */
export const PRICE_DIMENSIONS = {
  'emr-serverless': ['vcpu-hour', 'memory-gb-hour', 'storage-gb-hour'],
  glue: ['dpu-hour', 'm-dpu-hour'],
  athena: ['dpu-hour'],
} as const satisfies Record<Service, readonly string[]>;

export type PriceDimension = (typeof PRICE_DIMENSIONS)[Service][number];

/** The pricing unit that a quantity of a dimension is counted in. */
export const PRICING_UNIT: Record<PriceDimension, string> = {
  'vcpu-hour': 'vCPU-hour',
  'memory-gb-hour': 'GB-hour',
  'storage-gb-hour': 'GB-hour',
  'dpu-hour': 'DPU-hour',
  'm-dpu-hour': 'M-DPU-hour',
};

/** Where a price comes from, in the order in which they count. */
export const PRICE_ORIGINS = ['operator', 'price-list', 'book'] as const;
export type PriceOrigin = (typeof PRICE_ORIGINS)[number];

/**
 * How sure a price is. `contract`: the operator said so. `published`: AWS's Price List. `second-hand`: somebody who read
 * it there or on a bill wrote it down. `inferred`: concluded from another price.
 */
export const CERTAINTIES = ['contract', 'published', 'second-hand', 'inferred'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export type Architecture = 'x86_64' | 'arm64';

/** Memory-optimised Glue workers: R for Spark, Z for Ray. */
export type WorkerFamily = 'R' | 'Z';

/** One list price. Qualifiers that are null hold for every value. */
export type Price = {
  /** Unique within a book: made of everything that tells it apart. */
  id: string;
  service: Service;
  /** An AWS region, or `*` for any. */
  region: string;
  dimension: PriceDimension;
  /** EMR Serverless only. */
  architecture: Architecture | null;
  /** Glue only: the major version, such as `6`. */
  glueVersion: string | null;
  /** Glue's m-dpu-hour only. */
  workerFamily: WorkerFamily | null;
  /** Price of one pricing unit, a decimal. */
  pricePerUnit: string;
  /** ISO 4217, such as USD or CNY. */
  currency: string;
  origin: PriceOrigin;
  certainty: Certainty;
  /** Who says so, for a person to check. */
  source: string;
  /** ISO-8601 UTC of when it was read; null where nobody noted it. */
  retrievedAt: string | null;
};

/** What a price is looked up for. */
export type PriceQuery = {
  service: Service;
  region: string;
  dimension: PriceDimension;
  architecture: Architecture | null;
  /** The whole version, such as `5.1`; null where it is not known. */
  glueVersion: string | null;
  workerFamily: WorkerFamily | null;
};

/** The id of a price within a book. */
export function toPriceId(price: Omit<Price, 'id'>): string {
  const { origin, service, region, dimension, architecture, glueVersion, workerFamily } = price;
  const qualifiers = [architecture, glueVersion === null ? null : `glue-${glueVersion}`, workerFamily];
  return [origin, service, region, dimension, ...qualifiers.filter((part) => part !== null)].join('/');
}
