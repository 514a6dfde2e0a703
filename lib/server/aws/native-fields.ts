import { z } from 'zod';

// Earlier than the first of the three services (Athena, 2016) is no time of a session: 0 and negative epochs are nonsense.
const EARLIEST = new Date('2015-01-01T00:00:00.000Z');
// Milliseconds sent as seconds land in the year 50,000; from the year 10,000 on ISO strings no longer sort as text.
const LATEST = new Date('9999-12-31T23:59:59.999Z');

/** A time as the SDK gives it, as an ISO-8601 UTC string. */
export const time = z
  .date()
  .min(EARLIEST)
  .max(LATEST)
  .transform((date) => date.toISOString());

/** A finite amount of at least 0 that a double holds exactly enough to be shown; `-0` is 0. */
export const quantity = z
  .number()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .transform((amount) => amount + 0);

/** A whole number from 0 to `max`. */
export const count = (max: number = Number.MAX_SAFE_INTEGER) =>
  z
    .int()
    .min(0)
    .max(max)
    .transform((amount) => amount + 0);

/** Any text, enum values not known today included; a blank one is no value. */
export const text = z.string().transform((value) => (value.trim() === '' ? null : value));

/**
 * A map of text to text. Not `z.record`, which leaves out a key named `__proto__`: as a tag key it is a text like any
 * other, and `Object.fromEntries` makes it an own property.
 */
export const textMap = z.unknown().transform((value, issues): Readonly<Record<string, string>> => {
  const entries = Object.entries(toRecord(value) ?? { broken: null });
  if (entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    return Object.fromEntries(entries);
  }
  issues.addIssue({ code: 'custom', message: 'not a map of text to text' });
  return z.NEVER;
});

type FieldSchemas = Record<string, readonly [member: string, schema: z.ZodType]>;
type FieldValues<S extends FieldSchemas> = { [K in keyof S]: z.output<S[K][1]> | null };

/** The object behind a value, or null where it is none. */
export function toRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/**
 * Reads single members of an answer, each for itself: an absent one is null, one that makes no sense is null and its
 * name is added to `invalid` (with `prefix` before it). A `source` that is present but no object makes all of them
 * invalid. Never throws.
 */
export function parseFields<S extends FieldSchemas>(
  schemas: S,
  source: unknown,
  invalid: string[],
  prefix = '',
): FieldValues<S> {
  const record = toRecord(source);
  const values: Record<string, unknown> = {};
  for (const [name, [member, schema]] of Object.entries(schemas)) {
    const value = record === null || !Object.hasOwn(record, member) ? null : record[member];
    values[name] = null;
    if (isAbsent(value)) {
      if (record === null && !isAbsent(source)) invalid.push(prefix + name);
      continue;
    }
    const result = schema.safeParse(value);
    if (result.success) values[name] = result.data;
    else invalid.push(prefix + name);
  }
  return values as FieldValues<S>;
}

/** A present, non-empty id, or null: an item without one is no item. */
export function parseId(source: unknown, member: string): string | null {
  const id = toRecord(source)?.[member];
  return typeof id === 'string' && id !== '' ? id : null;
}

/** The list member of an answer, or null where it is absent or no list. */
export function parseList(answer: unknown, member: string): readonly unknown[] | null {
  const list = toRecord(answer)?.[member];
  return Array.isArray(list) ? list : null;
}

/**
 * AWS's answer under AWS's names without the SDK's `$metadata`; not copied, as listings are long and few answers are
 * looked at. Times are still `Date`s, and numbers may be NaN: `JSON.stringify` and masking make plain JSON of it.
 */
export function toRaw(record: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(record, '$metadata')) return record;
  const { $metadata: _metadata, ...raw } = record;
  return raw;
}
