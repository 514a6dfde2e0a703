import { z } from 'zod';
import { COST_BASES, COST_ITEMS, COST_NOTES } from '../cost/cost.ts';
import { PRICING_UNIT, type PriceDimension } from '../cost/price.ts';
import { MISSING_REASONS, type MissingReason } from './missing.ts';
import { PHASES } from './phase.ts';
import { SERVICES } from './service.ts';
import { ORIGINS } from './session.ts';

const time = z.iso.datetime({ precision: 3 });
const quantity = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const hours = z.strictObject({
  vcpuHours: quantity.nullable(),
  memoryGbHours: quantity.nullable(),
  storageGbHours: quantity.nullable(),
});

// Plain digits: no sign, so never negative, and no exponent.
const decimal = z.string().regex(/^\d+(?:\.\d+)?$/);
/** An amount of money with what it is made of. */
export const costSchema = z.strictObject({
  amount: decimal.nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  basis: z.enum(COST_BASES),
  atLeast: z.boolean(),
  asOf: time.nullable(),
  components: z.array(
    z.strictObject({
      item: z.enum(COST_ITEMS),
      dimension: z.enum(Object.keys(PRICING_UNIT) as PriceDimension[]),
      quantity: decimal.nullable(),
      unitPrice: decimal.nullable(),
      amount: decimal.nullable(),
      price: z.string().min(1).nullable(),
      note: z.enum(COST_NOTES).nullable(),
    }),
  ),
});

const HOURS = ['vcpuHours', 'memoryGbHours', 'storageGbHours'] as const;
const REASONS = Object.keys(MISSING_REASONS) as MissingReason[];

const fields = z.strictObject({
  key: z.string().min(1),
  service: z.enum(SERVICES),
  account: z.string().min(1),
  region: z.string().min(1),
  scope: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
  id: z.string().min(1),
  arn: z.string().min(1).nullable(),
  name: z.string().min(1).nullable(),
  state: z.string().min(1),
  phase: z.enum(PHASES),
  stateReason: z.string().min(1).nullable(),
  owner: z.string().min(1).nullable(),
  ownerSource: z.union([z.literal('created-by'), z.templateLiteral(['tag:', z.string()])]).nullable(),
  origin: z.enum(ORIGINS),
  roleArn: z.string().min(1).nullable(),
  version: z.string().min(1).nullable(),
  createdAt: time.nullable(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  idleSince: time.nullable(),
  updatedAt: time.nullable(),
  durationSeconds: quantity.nullable(),
  idleTimeoutMinutes: quantity.nullable(),
  stopsAt: time.nullable(),
  capacity: z.strictObject({
    workerType: z.string().min(1).nullable(),
    workers: z.int().min(0).nullable(),
    dpus: quantity.nullable(),
    architecture: z.enum(['x86_64', 'arm64']).nullable(),
  }),
  usage: z.strictObject({
    total: hours.nullable(),
    billed: hours.nullable(),
    dpuSeconds: quantity.nullable(),
    executionSeconds: quantity.nullable(),
  }),
  cost: costSchema,
  burnPerHour: costSchema,
  idleCost: costSchema,
  stopCommand: z.string().startsWith('aws ').nullable(),
  // Not z.record, which leaves out a key named __proto__.
  tags: z
    .custom<Record<string, string>>(
      (tags) => typeof tags === 'object' && tags !== null && Object.values(tags).every((v) => typeof v === 'string'),
    )
    .nullable(),
  stale: z.boolean(),
  asOf: time,
  missing: z.record(z.string(), z.enum(REASONS)),
  href: z.string().startsWith('/sessions/'),
});

/** The fields of a row that may be null, under the names that `missing` knows them by. */
function listAbsentable(session: z.output<typeof fields>): [name: string, value: unknown][] {
  const { capacity, usage } = session;
  const plain = [
    'arn',
    'name',
    'stateReason',
    'owner',
    'roleArn',
    'version',
    'createdAt',
    'startedAt',
    'endedAt',
    'idleSince',
    'updatedAt',
    'durationSeconds',
    'idleTimeoutMinutes',
    'stopsAt',
    'tags',
  ] as const;
  const measured = (['total', 'billed'] as const).flatMap((which): [string, unknown][] =>
    HOURS.map((member) => [`usage.${which}.${member}`, usage[which] === null ? 'within null' : usage[which][member]]),
  );
  return [
    ...plain.map((name): [string, unknown] => [name, session[name]]),
    ...Object.entries(capacity).map(([name, value]): [string, unknown] => [`capacity.${name}`, value]),
    ...Object.entries(usage).map(([name, value]): [string, unknown] => [`usage.${name}`, value]),
    ...measured,
    ...(['cost', 'burnPerHour', 'idleCost'] as const).map((name): [string, unknown] => [name, session[name].amount]),
  ];
}

/**
 * The row, strictly: nothing beside its fields, no NaN, no impossible time or negative amount, a reason for each null
 * and for nothing else.
 */
export const sessionSchema = fields.superRefine((session, issues) => {
  const complain = (message: string) => issues.addIssue({ code: 'custom', message });
  const absentable = listAbsentable(session);
  for (const [name, value] of absentable) {
    const reason = session.missing[name];
    if (value === null && reason === undefined) complain(`${name} is null without a reason`);
    if (value !== null && reason !== undefined) complain(`${name} has a value and the reason ${reason}`);
  }
  const names = new Set(absentable.map(([name]) => name));
  for (const name of Object.keys(session.missing)) if (!names.has(name)) complain(`missing knows no field ${name}`);
  if ((session.owner === null) !== (session.ownerSource === null)) complain('owner and ownerSource come together');
  for (const name of ['cost', 'burnPerHour', 'idleCost'] as const) {
    const { amount, currency, basis } = session[name];
    if ((amount === null) !== (basis === 'unknown')) complain(`${name} has the basis ${basis}`);
    if ((amount === null) !== (currency === null)) complain(`${name} has an amount or a currency alone`);
  }
  if (session.href !== `/sessions/${session.key}`) complain('href is not made of key');
});
