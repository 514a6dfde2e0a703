// Earlier than the first of the three services (Athena, 2016) is no time of a session: 0 and negative epochs are nonsense.
const EARLIEST_MS = Date.parse('2015-01-01T00:00:00.000Z');
// Milliseconds sent as seconds land in the year 50,000; from the year 10,000 on ISO strings no longer sort as text.
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Reads one member: its value, null where it counts as absent, undefined where it makes no sense. Plain functions, as a
 * listing reads a dozen members of thousands of rows while a viewer waits.
 */
export type Reader<T> = (value: unknown) => T | null | undefined;

/** Whether epoch milliseconds may be a time of a session; false for NaN. */
export function isSessionTime(ms: number): boolean {
  return ms >= EARLIEST_MS && ms <= LATEST_MS;
}

/** A time as the SDK gives it, as an ISO-8601 UTC string. */
export const time: Reader<string> = (value) => {
  if (!(value instanceof Date)) return undefined;
  return isSessionTime(value.getTime()) ? value.toISOString() : undefined;
};

/** A finite amount of at least 0 that a double holds exactly enough to be shown; `-0` is 0. */
export const quantity: Reader<number> = (value) =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value + 0 : undefined;

/** A whole number from 0 to `max`. */
export const count =
  (max: number = Number.MAX_SAFE_INTEGER): Reader<number> =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max ? value + 0 : undefined;

/** Any text, enum values not known today included; a blank one is no value. */
export const text: Reader<string> = (value) => {
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? null : value;
};

/** A map of text to text. A key named `__proto__` is a text like any other: `Object.fromEntries` makes it an own property. */
export const textMap: Reader<Readonly<Record<string, string>>> = (value) => {
  const entries = Object.entries(toRecord(value) ?? { broken: null });
  const whole = entries.every((entry): entry is [string, string] => typeof entry[1] === 'string');
  return whole ? Object.fromEntries(entries) : undefined;
};

type FieldReaders = Record<string, readonly [member: string, read: Reader<unknown>]>;
type FieldValues<S extends FieldReaders> = { [K in keyof S]: Exclude<ReturnType<S[K][1]>, undefined> | null };

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
export function parseFields<S extends FieldReaders>(
  readers: S,
  source: unknown,
  invalid: string[],
  prefix = '',
): FieldValues<S> {
  const record = toRecord(source);
  const values: Record<string, unknown> = {};
  for (const name in readers) {
    const field = readers[name];
    if (field === undefined) continue;
    const [member, read] = field;
    const value = record === null || !Object.hasOwn(record, member) ? null : record[member];
    values[name] = null;
    if (isAbsent(value)) {
      if (record === null && !isAbsent(source)) invalid.push(prefix + name);
      continue;
    }
    const result = read(value);
    if (result === undefined) invalid.push(prefix + name);
    else values[name] = result;
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
