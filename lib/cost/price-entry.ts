import { z } from 'zod';
import { CERTAINTIES, type Price } from './price.ts';

/** A price as the shipped book writes it. */
export type PriceEntry = Omit<Price, 'id' | 'origin'>;

/** Digits with at most twelve before and eighteen after the point: what a decimal holds exactly. */
export const PRICE_FORM = /^\d{1,12}(?:\.\d{1,18})?$/;

const base = {
  region: z.string(),
  pricePerUnit: z.string().regex(PRICE_FORM),
  currency: z.string().regex(/^[A-Z]{3}$/),
  certainty: z.enum(CERTAINTIES),
  source: z.string().min(1),
  retrievedAt: z.iso.datetime().nullable(),
  architecture: z.enum(['x86_64', 'arm64']).nullable().default(null),
  glueVersion: z
    .string()
    .regex(/^\d{1,3}$/)
    .nullable()
    .default(null),
  workerFamily: z.enum(['R', 'Z']).nullable().default(null),
};

/** What may stand in the shipped book. Throws a ZodError that names the place. */
export const priceEntrySchema: z.ZodType<PriceEntry> = z.discriminatedUnion('service', [
  z.strictObject({
    ...base,
    service: z.literal('emr-serverless'),
    dimension: z.enum(['vcpu-hour', 'memory-gb-hour', 'storage-gb-hour']),
  }),
  z.strictObject({ ...base, service: z.literal('glue'), dimension: z.enum(['dpu-hour', 'm-dpu-hour']) }),
  z.strictObject({ ...base, service: z.literal('athena'), dimension: z.enum(['dpu-hour']) }),
]);
