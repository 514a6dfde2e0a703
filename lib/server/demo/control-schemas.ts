import { z } from 'zod';

/** Faults as they come over HTTP: all of faults.ts but what needs a function. */
const whole = z.number().int().min(0);

const match = z.strictObject({
  service: z.enum(['emr-serverless', 'glue', 'athena', 'pricing', 'sts']).optional(),
  operation: z.string().optional(),
  region: z.string().optional(),
  accessKeyId: z.string().optional(),
  input: z.record(z.string(), z.unknown()).optional(),
  from: whole.min(1).optional(),
  to: whole.min(1).optional(),
  every: whole.min(1).optional(),
});

const status = z.number().int().min(200).max(599);
const kind = <const Kind extends string, Shape extends z.ZodRawShape>(name: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(name), ...shape });

const act = z.discriminatedUnion('kind', [
  kind('error', {
    status,
    code: z.string(),
    message: z.string().optional(),
    retryAfterSeconds: whole.optional(),
    fields: z.record(z.string(), z.unknown()).optional(),
  }),
  kind('html', { status, retryAfterSeconds: whole.optional() }),
  kind('body', { status: status.optional(), body: z.string(), contentType: z.string().optional() }),
  kind('huge', { bytes: whole }),
  kind('missing-service', {}),
  kind('expired-token', {}),
  kind('tokens', { mode: z.enum(['same', 'cycle', 'endless']), period: whole.min(1).optional() }),
  kind('empty-pages', { count: whole }),
  kind('shift', { duplicate: whole.optional(), drop: whole.optional() }),
  kind('ids-without-sessions', { count: whole }),
  kind('set', { path: z.string(), value: z.unknown() }),
  kind('remove', { path: z.string() }),
  kind('replace-text', { find: z.string().min(1), replace: z.string() }),
  kind('delay', { ms: whole }),
  kind('hang', {}),
  kind('headers-only', {}),
  kind('drip', { bytes: whole.min(1).optional(), everyMs: whole.min(1).optional() }),
  kind('reset', { afterBytes: whole.optional() }),
  kind('truncate', { at: z.union([whole, z.enum(['half', 'last'])]), how: z.enum(['end', 'cut']).optional() }),
]);

export const faultsInput = z
  .array(z.strictObject({ match: match.optional(), act }))
  .min(1)
  .max(100);
