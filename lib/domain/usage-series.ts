import type { Problem } from './problem.ts';

export const BUCKETS = ['hour', 'day', 'week', 'month'] as const;
export type Bucket = (typeof BUCKETS)[number];

export const USAGE_GROUPS = ['service', 'state', 'phase', 'owner', 'scope', 'worker', 'role', 'version'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number] | `tag:${string}`;

export const USAGE_MEASURES = [
  'cost',
  'idleCost',
  'dpuSeconds',
  'billedVcpuHours',
  'billedMemoryGbHours',
  'billedStorageGbHours',
  'totalVcpuHours',
  'totalMemoryGbHours',
  'totalStorageGbHours',
] as const;
export type UsageMeasure = (typeof USAGE_MEASURES)[number];

/** A chart never holds more marks than this: buckets × series. The bucket coarsens until it fits. */
export const MAX_MARKS = 500;

export type UsageValue = {
  /** From figures that AWS reported. */
  reported: number;
  /** Ours, for running sessions that AWS has not reported on yet. */
  estimated: number;
};

export type UsageSeriesRow = {
  /** The value grouped by; null for rows that have none (said as "not reported"). `other` series set `rest`. */
  value: string | null;
  rest: boolean;
  sessions: number;
  total: UsageValue;
  values: UsageValue[];
};

/** `GET /api/usage`: quantities of the filtered sessions spread evenly over their lives. */
export type UsageSeries = {
  measure: UsageMeasure;
  group: UsageGroup;
  tz: string;
  bucket: Bucket;
  /** What was asked for, where the bucket had to coarsen to stay within MAX_MARKS; else equal to `bucket`. */
  requestedBucket: Bucket;
  /** ISO-8601 UTC bounds, ascending, contiguous. */
  buckets: { start: string; end: string }[];
  series: UsageSeriesRow[];
  /** Sessions whose service has this measure; how many of them have neither a figure nor an estimate. */
  sessions: number;
  unknown: number;
  /** Sessions of the filter whose service never reports this measure: in no bar, and not missing from one. */
  notApplicable: number;
  complete: boolean;
  asOf: string;
  sources: { id: string; problem: Problem | null }[];
  /** ISO 4217, of `cost` and `idleCost`; null for quantities, and where nothing has an amount. */
  currency: string | null;
  /** The other currencies in which sessions of the filter have amounts: asked for by `currency=`, never added up. */
  otherCurrencies: string[];
  /** The figures may be higher, never lower: a lower bound is among them. */
  atLeast: boolean;
  /** The stretch before, as many days long, where `compare=previous` asked for it and the window has a beginning. */
  previous: UsagePeriod | null;
  /** Stretches of the window in which a source was not observed, oldest first. */
  gaps: UsageGap[];
  /** Since when the history records; null where it is off. What is older came from AWS's listings alone. */
  recordedSince: string | null;
};

/** All series together, bucket by bucket as the calendar has them in that stretch; bounds are ISO-8601 UTC. */
export type UsagePeriod = {
  start: string;
  end: string;
  buckets: { start: string; end: string }[];
  values: UsageValue[];
  total: UsageValue;
  sessions: number;
  unknown: number;
  atLeast: boolean;
};

/** `open`: it lasts still. */
export type UsageGap = { source: string; start: string; end: string; open: boolean };
