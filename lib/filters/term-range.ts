import type { RangeKind } from './field.ts';
import type { RangeTerm } from './filter.ts';

const NUMBER = '\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?';
const PLAIN = new RegExp(`^${NUMBER}$`);
const DURATION = new RegExp(`^(?:(${NUMBER})d)?(?:(${NUMBER})h)?(?:(${NUMBER})m)?(?:(${NUMBER})s)?$`);
// An offset's `+` arrives as a space when nobody encoded it.
const TIME = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?(?:Z|([+ -])(\d\d:\d\d))?)?$/;

/** The longest duration that can be asked for, in seconds: a hundred years. */
export const MAX_DURATION_SECONDS = 36_500 * 86_400;

const DAY_MS = 86_400_000;

/** Of the year 10,000 a time has no spelling that is read again. */
export const LAST_TIME_MS = Date.UTC(10_000, 0, 1) - 1;

/** The two ends of what was written: a whole day for a bare date, else one and the same. */
type Span = { first: number; last: number };

const point = (value: number): Span => ({ first: value, last: value });

/**
 * Seconds of `90s`, `30m`, `2h`, `1d` or several of them from large to small (`1h30m`); fractions are allowed. Null
 * for anything else.
 */
export function parseDuration(raw: string): number | null {
  const match = DURATION.exec(raw);
  if (match === null || raw === '') return null;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  const whole = Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60;
  // 1.1 × 3,600 is a little more than 3,960 in floating point; seconds alone stay to the last bit.
  const total = whole === 0 ? Number(seconds) : Number((whole + Number(seconds)).toPrecision(15));
  return total <= MAX_DURATION_SECONDS ? total : null;
}

/** The one spelling of a duration in seconds, exact: `1h30m`, `2d`, `0s`, `0.25s`. */
export function serializeDuration(seconds: number): string {
  if (!Number.isInteger(seconds) || seconds === 0) return `${seconds}s`;
  const units = [
    [86_400, 'd'],
    [3_600, 'h'],
    [60, 'm'],
    [1, 's'],
  ] as const;
  let rest = seconds;
  let written = '';
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) written += `${count}${unit}`;
    rest -= count * size;
  }
  return written;
}

/**
 * A date or an ISO-8601 time from 1970 to 9999, UTC where no offset is given, as epoch milliseconds. A bare date is
 * the whole day in UTC. Null for anything else, and for a day that no calendar has.
 */
export function parseTime(raw: string): Span | null {
  const match = TIME.exec(raw);
  if (match === null) return null;
  const [, date = '', clock, seconds = ':00', sign, offset] = match;
  const startOfDay = Date.parse(`${date}T00:00:00Z`);
  // V8 reads 2026-02-30 as March 2.
  if (Number.isNaN(startOfDay) || startOfDay < 0 || !new Date(startOfDay).toISOString().startsWith(date)) return null;
  if (clock === undefined) return { first: startOfDay, last: startOfDay + DAY_MS - 1 };
  const zone = offset === undefined ? 'Z' : `${sign === '-' ? '-' : '+'}${offset}`;
  const ms = Date.parse(`${date}T${clock}${seconds}${zone}`);
  return ms >= 0 && ms <= LAST_TIME_MS ? point(ms) : null;
}

/** The one spelling of a time in epoch milliseconds, as short as it stays exact; never a bare date. */
export function serializeTime(ms: number): string {
  return new Date(ms).toISOString().replace(/(T\d\d:\d\d)(?::00\.000Z)$|\.000Z$/, '$1Z');
}

function parseSpan(kind: RangeKind, raw: string): Span | null {
  if (kind === 'time') return parseTime(raw);
  const value = kind === 'duration' ? parseDuration(raw) : PLAIN.test(raw) ? Number(raw) : null;
  return value === null || !Number.isFinite(value) ? null : point(value);
}

/** One term of a number, duration or time; null where it is none, or `a..b` goes down. Both ends of `a..b` belong. */
export function parseRangeTerm(kind: RangeKind, raw: string): RangeTerm | null {
  const split = raw.indexOf('..');
  if (split >= 0) {
    const from = parseSpan(kind, raw.slice(0, split));
    const to = parseSpan(kind, raw.slice(split + 2));
    return from === null || to === null || from.first > to.last ? null : { op: '..', from: from.first, to: to.last };
  }
  const op = /^(?:>=|<=|>|<)/.exec(raw)?.[0];
  const span = parseSpan(kind, raw.slice(op?.length ?? 0));
  if (span === null) return null;
  switch (op) {
    case '>':
    case '<=':
      return { op, value: span.last };
    case '>=':
    case '<':
      return { op, value: span.first };
    default:
      return span.first === span.last ? { op: '=', value: span.first } : { op: '..', from: span.first, to: span.last };
  }
}

function serializeValue(kind: RangeKind, value: number): string {
  if (kind === 'time') return serializeTime(value);
  return kind === 'duration' ? serializeDuration(value) : String(value);
}

/** The one spelling of a range term. */
export function serializeRangeTerm(kind: RangeKind, term: RangeTerm): string {
  if (term.op === '..') return `${serializeValue(kind, term.from)}..${serializeValue(kind, term.to)}`;
  return `${term.op === '=' ? '' : term.op}${serializeValue(kind, term.value)}`;
}

/** Whether a value meets a range term. `=` on a duration compares whole seconds, because one never hits it exactly. */
export function meetsRange(kind: RangeKind, term: RangeTerm, value: number): boolean {
  switch (term.op) {
    case '>':
      return value > term.value;
    case '>=':
      return value >= term.value;
    case '<':
      return value < term.value;
    case '<=':
      return value <= term.value;
    case '..':
      return value >= term.from && value <= term.to;
    case '=':
      return kind === 'duration' ? Math.floor(value) === Math.floor(term.value) : value === term.value;
  }
}
