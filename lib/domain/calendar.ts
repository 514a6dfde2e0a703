import { tz, tzOffset } from '@date-fns/tz';
import { addDays, addMonths, addWeeks, startOfDay, startOfMonth, startOfWeek } from 'date-fns';
import type { Bucket } from './usage-series.ts';

const HOUR_MS = 3_600_000;
const MONDAY = 1;

/** Milliseconds since the zone's clock last showed a full hour; zones are off by halves and quarters too. */
function sinceFullHour(ms: number, zone: string): number {
  const local = ms + tzOffset(zone, new Date(ms)) * 60_000;
  return ((local % HOUR_MS) + HOUR_MS) % HOUR_MS;
}

/** The start of the bucket that holds a moment, by the calendar of an IANA time zone. Weeks start on Monday. */
export function startOfBucket(ms: number, bucket: Bucket, zone: string): number {
  const options = { in: tz(zone) };
  switch (bucket) {
    case 'hour':
      return ms - sinceFullHour(ms, zone);
    case 'day':
      return startOfDay(ms, options).getTime();
    case 'week':
      return startOfWeek(ms, { ...options, weekStartsOn: MONDAY }).getTime();
    case 'month':
      return startOfMonth(ms, options).getTime();
  }
}

/**
 * The start of the next bucket: 23 or 25 hours on where the clocks change that day, and never the moment itself. An
 * hour is elapsed time up to the clock's next full hour, so the hour that a change repeats is there twice.
 */
export function endOfBucket(ms: number, bucket: Bucket, zone: string): number {
  const end = findEnd(ms, bucket, zone);
  // Of dates before 1990 the calendar library gives some days no end (Kathmandu, 1985-12-31); none are charted.
  return end > ms ? end : ms + HOUR_MS;
}

function findEnd(ms: number, bucket: Bucket, zone: string): number {
  const options = { in: tz(zone) };
  const start = startOfBucket(ms, bucket, zone);
  switch (bucket) {
    case 'hour':
      return ms + HOUR_MS - sinceFullHour(ms, zone);
    case 'day':
      return startOfDay(addDays(start, 1, options), options).getTime();
    case 'week':
      return startOfWeek(addWeeks(start, 1, options), { ...options, weekStartsOn: MONDAY }).getTime();
    case 'month':
      return startOfMonth(addMonths(start, 1, options), options).getTime();
  }
}

/**
 * Ascending edges of buckets from `fromMs` to the end of the bucket that holds `lastMs`; the first bucket is the rest
 * of one where `fromMs` lies inside it. Null where there would be more than `most` buckets.
 */
export function toEdges(fromMs: number, lastMs: number, bucket: Bucket, zone: string, most: number): number[] | null {
  const edges = [fromMs];
  for (let edge = fromMs; edge <= lastMs; ) {
    if (edges.length > most) return null;
    edge = endOfBucket(edge, bucket, zone);
    edges.push(edge);
  }
  return edges;
}
