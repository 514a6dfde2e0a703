import { z } from 'zod';

/** Ranges and enums of the service's request (model 2017-10-15). */
const FILTER_TYPES = ['TERM_MATCH', 'EQUALS', 'CONTAINS', 'ANY_OF', 'NONE_OF'] as const;

const filter = z.object({
  Type: z.enum(FILTER_TYPES),
  Field: z.string().min(1).max(1024),
  Value: z.string().min(1).max(1024),
});

export type PriceFilter = z.output<typeof filter>;

export const getProductsInput = z.object({
  // The model bounds it by nothing; the service refuses an empty one (aws/aws-sdk#51) and any but letters and digits
  // (cloud-barista/cb-spider#1055).
  ServiceCode: z
    .string()
    .min(1)
    .regex(/^[a-zA-Z0-9]*$/),
  Filters: z.array(filter).max(50).optional(),
  FormatVersion: z.literal('aws_v1').optional(),
  NextToken: z.string().optional(),
  MaxResults: z.number().int().min(1).max(100).optional(),
});
