import type { TimeWindow } from '../filters/filter.ts';
import { startOfBucket, toEdges } from './calendar.ts';
import { getQuantity, hasMeasure } from './quantity.ts';
import type { Session } from './session.ts';
import { type Bounds, toBounds, toLife } from './time-range.ts';
import { toGroupValue } from './usage-group.ts';
import { type Spread, toSeriesRows } from './usage-rows.ts';
import {
  BUCKETS,
  type Bucket,
  MAX_MARKS,
  type UsageGroup,
  type UsageMeasure,
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

/** No session of these services is older; what claims to be is charted here, so that it does not stretch the axis. */
const FIRST_MS = Date.UTC(2015, 0, 1);

/** What the sessions alone tell of a chart; how complete they are, their collector knows. */
export type UsageChart = Omit<UsageSeries, 'complete' | 'asOf' | 'sources'>;

/**
 * Where a quantity lies in time. Never after now: a clock that is ahead of ours does not make usage of tomorrow. An
 * end that AWS did not send is ExecutionTime after the start; null where the place is not known.
 */
export function placeInTime(session: Session, nowMs: number): { startMs: number; endMs: number } | null {
  const { startMs, endMs } = toLife(session, nowMs);
  if (startMs === null) return null;
  const { executionSeconds } = session.usage;
  const lastMs = endMs ?? (executionSeconds === null ? null : startMs + executionSeconds * 1000);
  if (lastMs === null || Number.isNaN(lastMs)) return null;
  const within = (ms: number) => Math.max(FIRST_MS, Math.min(ms, nowMs));
  return { startMs: within(startMs), endMs: Math.max(within(startMs), within(lastMs)) };
}

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

/**
 * Buckets the quantities of sessions over the window, by the calendar of `query.tz`: each is spread evenly from the
 * session's creation to its end, or to `nowMs` while it lives, and only what lies in the window counts. At most
 * MAX_MARKS marks. Sessions without figure, estimate or place in time are counted in `unknown`; those of a service
 * without the measure in `notApplicable`.
 */
export function toUsageSeries(
  sessions: Iterable<Session>,
  query: UsageQuery & { window: TimeWindow },
  nowMs: number,
): UsageChart {
  const spreads: Spread[] = [];
  let unknown = 0;
  let notApplicable = 0;
  let earliestMs = nowMs;
  for (const session of sessions) {
    if (!hasMeasure(session.service, query.measure)) {
      notApplicable += 1;
      continue;
    }
    const quantity = getQuantity(session, query.measure, nowMs);
    const life = quantity === null ? null : placeInTime(session, nowMs);
    if (quantity === null || life === null) unknown += 1;
    else {
      spreads.push({ ...quantity, ...life, value: toGroupValue(query.group, session) });
      earliestMs = Math.min(earliestMs, life.startMs);
    }
  }
  const bounds = toBounds(query.window, nowMs);
  const { rows, fill } = toSeriesRows(spreads, bounds);
  const most = Math.floor(MAX_MARKS / Math.max(1, rows));
  const { bucket, edges } = toBuckets(bounds, earliestMs, nowMs, query, most);
  return {
    measure: query.measure,
    group: query.group,
    tz: query.tz,
    bucket,
    requestedBucket: query.bucket,
    buckets: edges.slice(1).map((end, index) => ({ start: toIso(edges[index] ?? end), end: toIso(end) })),
    series: fill(edges),
    sessions: spreads.length + unknown,
    unknown,
    notApplicable,
    currency: query.measure === 'cost' || query.measure === 'idleCost' ? 'USD' : null,
    otherCurrencies: [],
    atLeast: false,
    previous: null,
    gaps: [],
    recordedSince: null,
  };
}

const toIso = (ms: number) => new Date(ms).toISOString();
