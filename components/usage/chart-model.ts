import type { UsageGroup, UsageSeries, UsageSeriesRow, UsageValue } from '@/lib/domain/usage-series.ts';
import { toGroupColor, toGroupLabel } from './group-labels.ts';

export type ChartSeries = {
  index: number;
  label: string;
  /** The full value where the label is a short form of it. */
  title: string;
  value: string | null;
  rest: boolean;
  sessions: number;
  total: UsageValue;
  color: string;
  /** What has no value is dotted, so that it is told from `other` without colour. */
  fill: 'solid' | 'dotted';
};

export type ChartPoint = {
  index: number;
  start: string;
  end: string;
  /** By series, in the order of the model. */
  values: readonly UsageValue[];
  total: UsageValue;
};

export type ChartModel = {
  group: UsageGroup;
  series: ChartSeries[];
  points: ChartPoint[];
  total: UsageValue;
  /** The highest stack, estimates included. */
  peak: number;
  hasEstimates: boolean;
};

const NOTHING: UsageValue = { reported: 0, estimated: 0 };

export const toSum = (value: UsageValue): number => value.reported + value.estimated;

function addUp(values: readonly UsageValue[]): UsageValue {
  return values.reduce(
    (sum, value) => ({ reported: sum.reported + value.reported, estimated: sum.estimated + value.estimated }),
    NOTHING,
  );
}

/** Named values first, largest first; then those without a value, then the rest. */
function rank(row: UsageSeriesRow): number {
  if (row.rest) return 2;
  return row.value === null ? 1 : 0;
}

function orderRows(rows: readonly UsageSeriesRow[]): UsageSeriesRow[] {
  return [...rows].sort((a, b) => rank(a) - rank(b) || toSum(b.total) - toSum(a.total));
}

/** Turns the API's series into what chart, legend, table and drill-down share: one order, one colour a series. */
export function toChartModel(usage: UsageSeries): ChartModel {
  const rows = orderRows(usage.series);
  const series = rows.map((row, index) => ({
    index,
    label: toGroupLabel(usage.group, row),
    title: row.value ?? toGroupLabel(usage.group, row),
    value: row.value,
    rest: row.rest,
    sessions: row.sessions,
    total: row.total,
    color: toGroupColor(usage.group, row, index),
    fill: row.value === null && !row.rest ? ('dotted' as const) : ('solid' as const),
  }));
  const points = usage.buckets.map((bucket, index) => {
    const values = rows.map((row) => row.values[index] ?? NOTHING);
    return { index, start: bucket.start, end: bucket.end, values, total: addUp(values) };
  });
  return {
    group: usage.group,
    series,
    points,
    total: addUp(rows.map((row) => row.total)),
    peak: points.reduce((peak, point) => Math.max(peak, toSum(point.total)), 0),
    hasEstimates: rows.some((row) => row.total.estimated > 0),
  };
}

/** What a span of buckets holds, for all series or one. */
export function sumSpan(model: ChartModel, first: number, last: number, series: number | null): UsageValue {
  return addUp(
    model.points
      .slice(first, last + 1)
      .map((point) => (series === null ? point.total : (point.values[series] ?? NOTHING))),
  );
}
