import type { TimeWindow } from '../filters/filter.ts';
import { startOfBucket, toEdges } from './calendar.ts';
import { FIRST_MS } from './place-in-time.ts';
import { type Bounds, toBounds } from './time-range.ts';
import { toSeriesRows, toSumRow, type UsageFigure } from './usage-rows.ts';
import {
  BUCKETS,
  type Bucket,
  MAX_MARKS,
  type UsageGroup,
  type UsageMeasure,
  type UsagePeriod,
  type UsageSeries,
} from './usage-series.ts';

export type UsageQuery = {
  bucket: Bucket;
  tz: string;
  group: UsageGroup;
  measure: UsageMeasure;
  /** Whether the stretch before is asked for too. */
  compare: 'previous' | null;
  /** ISO 4217, of amounts; null leaves it to the server. */
  currency: string | null;
};

/** What a chart is made of. */
export type UsageInput = {
  figures: UsageFigure[];
  /** Sessions that have the measure, and neither a figure nor an estimate. */
  unknown: number;
  /** Sessions whose service does not have the measure. */
  notApplicable: number;
};

/** What the figures alone tell of a chart; how complete they are, their collector knows. */
export type UsageChart = Omit<UsageSeries, 'complete' | 'asOf' | 'sources' | 'previous' | 'gaps' | 'recordedSince'>;

/**
 * The buckets' edges, and the bucket that they have: the asked one, or the finest coarser one that keeps `most`.
 * Where even months are too many, everything before the last ones joins the first bucket, so that nothing is lost.
 */
export function toBuckets(
  bounds: Bounds,
  earliestMs: number,
  nowMs: number,
  query: Pick<UsageQuery, 'bucket' | 'tz'>,
  most: number,
): { bucket: Bucket; edges: number[] } {
  const open = bounds.fromMs === Number.NEGATIVE_INFINITY;
  const lastMs = Math.min(bounds.toMs - 1, nowMs);
  for (const bucket of BUCKETS.slice(BUCKETS.indexOf(query.bucket))) {
    const fromMs = open
      ? startOfBucket(Math.min(earliestMs, lastMs), bucket, query.tz)
      : Math.max(bounds.fromMs, FIRST_MS);
    const last = bucket === 'month' ? Number.POSITIVE_INFINITY : most;
    const edges = toEdges(fromMs, lastMs, bucket, query.tz, last);
    if (edges === null) continue;
    const kept = edges.length - 1 > most ? [fromMs, ...edges.slice(edges.length - most)] : edges;
    // The window may end inside the last bucket.
    return { bucket, edges: kept.map((edge) => Math.min(edge, bounds.toMs)) };
  }
  return { bucket: query.bucket, edges: [] };
}

/** The currency asked for, else that of most sessions; and the others, by name. Amounts of two are never added up. */
function chooseCurrency(
  figures: readonly UsageFigure[],
  asked: string | null,
): { own: string | null; others: string[] } {
  const counts = new Map<string, number>();
  for (const { currency, sessions } of figures) {
    if (currency !== null) counts.set(currency, (counts.get(currency) ?? 0) + sessions);
  }
  const byCount = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  const own = asked ?? byCount[0]?.[0] ?? null;
  return { own, others: [...counts.keys()].filter((currency) => currency !== own).sort() };
}

const isMoney = (measure: UsageMeasure) => measure === 'cost' || measure === 'idleCost';

function ofCurrency(figures: readonly UsageFigure[], own: string | null): UsageFigure[] {
  return figures.filter(({ currency }) => currency === null || currency === own);
}

const count = (figures: readonly UsageFigure[]) => figures.reduce((sum, { sessions }) => sum + sessions, 0);
const toIso = (ms: number) => new Date(ms).toISOString();
const toSpans = (edges: readonly number[]) =>
  edges.slice(1).map((end, index) => ({ start: toIso(edges[index] ?? end), end: toIso(end) }));

/**
 * Buckets figures over the window, by the calendar of `query.tz`; only what lies in the window counts. At most MAX_MARKS
 * marks: the bucket grows coarser until they fit. Of amounts in several currencies one is charted and the others named.
 */
export function toUsageChart(
  { figures, unknown, notApplicable }: UsageInput,
  query: UsageQuery & { window: TimeWindow },
  nowMs: number,
): UsageChart {
  const bounds = toBounds(query.window, nowMs);
  const { own, others } = chooseCurrency(figures, isMoney(query.measure) ? query.currency : null);
  const charted = ofCurrency(figures, own);
  const { rows, fill } = toSeriesRows(charted, bounds);
  const most = Math.floor(MAX_MARKS / Math.max(1, rows));
  const earliestMs = charted.reduce((earliest, { startMs }) => Math.min(earliest, startMs), nowMs);
  const { bucket, edges } = toBuckets(bounds, earliestMs, nowMs, query, most);
  return {
    measure: query.measure,
    group: query.group,
    tz: query.tz,
    bucket,
    requestedBucket: query.bucket,
    buckets: toSpans(edges),
    series: fill(edges),
    sessions: count(charted) + unknown,
    unknown,
    notApplicable,
    currency: own,
    otherCurrencies: others,
    atLeast: unknown > 0 || charted.some(({ atLeast }) => atLeast),
  };
}

/** The sums of a stretch of time, by the buckets and in the currency of the chart that it is compared with. */
export function toUsagePeriod(
  { figures, unknown }: UsageInput,
  { fromMs, toMs }: Bounds,
  { bucket, tz, currency }: Pick<UsageChart, 'bucket' | 'tz' | 'currency'>,
): UsagePeriod {
  const charted = ofCurrency(figures, currency);
  const { edges } = toBuckets({ fromMs, toMs }, fromMs, toMs - 1, { bucket, tz }, MAX_MARKS);
  return {
    start: toIso(fromMs),
    end: toIso(toMs),
    buckets: toSpans(edges),
    ...toSumRow(charted, edges),
    sessions: count(charted) + unknown,
    unknown,
    atLeast: unknown > 0 || charted.some(({ atLeast }) => atLeast),
  };
}
