import { BUCKETS, type Bucket } from '@/lib/domain/usage-series.ts';
import type { TimeWindow } from '@/lib/filters/filter.ts';

type Span = { start: string; end: string };
export type Zoom = { window: TimeWindow; bucket: Bucket };

/** Fewer bars than this say little: the next finer bucket takes over. */
const FEWEST_BARS = 6;
const DAY_MS = 86_400_000;
const BUCKET_MS: Record<Bucket, number> = {
  hour: DAY_MS / 24,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
};

/** The window of buckets `first` to `last`, and a bucket that still shows a course within it. */
export function toZoom(points: readonly Span[], first: number, last: number, bucket: Bucket): Zoom | null {
  const from = points[first]?.start;
  const to = points[last]?.end;
  if (from === undefined || to === undefined) return null;
  const ms = Date.parse(to) - Date.parse(from);
  let at = BUCKETS.indexOf(bucket);
  while (at > 0 && ms / BUCKET_MS[BUCKETS[at] ?? 'hour'] < FEWEST_BARS) at -= 1;
  return { window: { kind: 'absolute', from, to }, bucket: BUCKETS[at] ?? bucket };
}

/** Whether zooming would change anything: a whole chart of hours has nothing finer to show. */
export function isZoomable(points: readonly Span[], first: number, last: number, bucket: Bucket): boolean {
  if (first > 0 || last < points.length - 1) return true;
  return toZoom(points, first, last, bucket)?.bucket !== bucket;
}
