import { formatDuration } from '@/lib/client/format.ts';
import { isService, SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { UsageGap } from '@/lib/domain/usage-series.ts';

/** A stretch of the chart in which at least one source was not observed. Bands are apart and in order. */
export type GapBand = {
  startMs: number;
  endMs: number;
  sources: readonly string[];
  open: boolean;
  /** Where it begins and ends, counted in buckets from the left edge: 2.5 is the middle of the third. */
  from: number;
  to: number;
};

type Span = { start: string; end: string };

/** How far into the buckets a moment lies; 0 and their number where it lies outside. */
export function placeInBuckets(ms: number, buckets: readonly Span[]): number {
  for (const [index, { start, end }] of buckets.entries()) {
    const startMs = Date.parse(start);
    const endMs = Date.parse(end);
    if (ms < startMs) return index;
    if (ms < endMs) return index + (ms - startMs) / (endMs - startMs);
  }
  return buckets.length;
}

/** Gaps that touch become one band, so that however many there are, what is drawn stays readable. */
export function toGapBands(gaps: readonly UsageGap[], buckets: readonly Span[]): GapBand[] {
  const first = Date.parse(buckets[0]?.start ?? '');
  const last = Date.parse(buckets.at(-1)?.end ?? '');
  const spans = gaps
    .map(({ source, start, end, open }) => ({
      source,
      open,
      startMs: Math.max(first, Date.parse(start)),
      endMs: Math.min(last, Date.parse(end)),
    }))
    .filter(({ startMs, endMs }) => endMs > startMs)
    .sort((a, b) => a.startMs - b.startMs);
  const bands: { startMs: number; endMs: number; sources: Set<string>; open: boolean }[] = [];
  for (const { source, open, startMs, endMs } of spans) {
    const band = bands.at(-1);
    if (band === undefined || startMs > band.endMs) {
      bands.push({ startMs, endMs, sources: new Set([source]), open });
      continue;
    }
    band.endMs = Math.max(band.endMs, endMs);
    band.open ||= open;
    band.sources.add(source);
  }
  return bands.map((band) => ({
    ...band,
    sources: [...band.sources],
    from: placeInBuckets(band.startMs, buckets),
    to: placeInBuckets(band.endMs, buckets),
  }));
}

/** `AWS Glue, us-east-1, 210987654321` for a source's id. */
export function toSourceName(id: string): string {
  const [service = '', account, region] = id.split('/');
  return [isService(service) ? SERVICE_LABEL[service] : service, region, account].filter(Boolean).join(', ');
}

const MOST_NAMED = 2;

/** What of a bucket was not observed: `2h (AWS Glue, us-east-1, …)`. `whole`: all of it, by one source or another. */
export type BucketGap = { text: string; whole: boolean; sources: readonly string[] };

/** Null where a bucket was observed throughout. */
export function describeGap(bands: readonly GapBand[], bucket: Span): BucketGap | null {
  const startMs = Date.parse(bucket.start);
  const endMs = Date.parse(bucket.end);
  const met = bands.filter((band) => band.startMs < endMs && band.endMs > startMs);
  if (met.length === 0) return null;
  const ms = met.reduce((sum, band) => sum + Math.min(band.endMs, endMs) - Math.max(band.startMs, startMs), 0);
  const whole = ms >= endMs - startMs;
  const sources = [...new Set(met.flatMap((band) => band.sources))];
  const named = sources.slice(0, MOST_NAMED).map(toSourceName).join('; ');
  const more = sources.length > MOST_NAMED ? ` and ${sources.length - MOST_NAMED} more sources` : '';
  return { text: `${whole ? 'all of it' : formatDuration(ms / 1000)} (${named}${more})`, whole, sources };
}
