import type { SwatchFill } from '@/components/charts/swatch.tsx';
import type { UsageGroup, UsageSeries, UsageSeriesRow, UsageValue } from '@/lib/domain/usage-series.ts';
import { toGroupColor, toGroupFill, toGroupLabel } from './group-labels.ts';

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
  /** A texture beside the colour, for those who cannot tell the colours apart. */
  fill: SwatchFill;
};

export type ChartPoint = {
  index: number;
  start: string;
  end: string;
  /** By series, in the order of the model. */
  values: readonly UsageValue[];
  total: UsageValue;
  /** What the bucket of the same place held in the period before; null where there is none. */
  before: UsageValue | null;
};

export type ChartModel = {
  group: UsageGroup;
  series: ChartSeries[];
  points: ChartPoint[];
  total: UsageValue;
  /** The highest stack of either period, estimates included. */
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

const divide = ({ reported, estimated }: UsageValue, divisor: number): UsageValue => ({
  reported: reported / divisor,
  estimated: estimated / divisor,
});

function divideRow(row: UsageSeriesRow, divisor: number): UsageSeriesRow {
  if (divisor === 1) return row;
  return { ...row, total: divide(row.total, divisor), values: row.values.map((value) => divide(value, divisor)) };
}

/**
 * Turns the API's series into what chart, legend, table and drill-down share: one order, one colour a series, numbers in
 * the unit that is shown.
 */
export function toChartModel(usage: UsageSeries, divisor = 1): ChartModel {
  const rows = orderRows(usage.series).map((row) => divideRow(row, divisor));
  const series = rows.map((row, index) => ({
    index,
    label: toGroupLabel(usage.group, row),
    title: row.value ?? toGroupLabel(usage.group, row),
    value: row.value,
    rest: row.rest,
    sessions: row.sessions,
    total: row.total,
    color: toGroupColor(usage.group, row, index),
    fill: toGroupFill(usage.group, row, index),
  }));
  const points = usage.buckets.map((bucket, index) => {
    const values = rows.map((row) => row.values[index] ?? NOTHING);
    const before = usage.previous?.values[index];
    return {
      index,
      start: bucket.start,
      end: bucket.end,
      values,
      total: addUp(values),
      before: before === undefined ? null : divide(before, divisor),
    };
  });
  return {
    group: usage.group,
    series,
    points,
    total: addUp(rows.map((row) => row.total)),
    peak: points.reduce((peak, { total, before }) => Math.max(peak, toSum(total), toSum(before ?? NOTHING)), 0),
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
