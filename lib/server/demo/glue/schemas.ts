import { z } from 'zod';

/** Ranges, patterns and enums of the service's requests (model 2017-03-31). */
// The model's class of characters: everything but control characters other than tab.
const name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\u0020-\uFFFD\t]*$/);
const requestOrigin = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[.\-_A-Za-z0-9]+$/);
const nextToken = z.string().max(400_000);
const INT32 = 2_147_483_647;

const tags = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .refine((map) => Object.keys(map).length <= 50, 'Member must have length less than or equal to 50');

export const listSessionsInput = z.object({
  NextToken: nextToken.optional(),
  MaxResults: z.number().int().min(1).max(1000).optional(),
  Tags: tags.optional(),
  RequestOrigin: requestOrigin.optional(),
});

export const sessionInput = z.object({ Id: name, RequestOrigin: requestOrigin.optional() });

export const listStatementsInput = z.object({
  SessionId: name,
  RequestOrigin: requestOrigin.optional(),
  NextToken: nextToken.optional(),
});

export const getStatementInput = z.object({
  SessionId: name,
  Id: z.number().int().min(-INT32).max(INT32),
  RequestOrigin: requestOrigin.optional(),
});

export const dashboardInput = z.object({
  ResourceId: name,
  ResourceType: z.enum(['JOB', 'SESSION']),
  RequestOrigin: requestOrigin.optional(),
});

export const getTagsInput = z.object({
  ResourceArn: z
    .string()
    .min(1)
    .max(10240)
    .regex(/^arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*$/),
});
