import type { ChartCell, ChartColumn, ChartData, ChartRow } from '@/components/charts/chart-data.ts';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { UsageGroup, UsageSeries, UsageValue } from '@/lib/domain/usage-series.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { toSpanLabel } from './bucket-labels.ts';
import { toFigure } from './change.ts';
import { type ChartModel, type ChartPoint, toSum } from './chart-model.ts';
import { toDrillDown } from './drill-down.ts';
import { type BucketGap, describeGap, type GapBand } from './gap-bands.ts';
import type { MeasureLook } from './measures.ts';

type Parts = {
  usage: UsageSeries;
  model: ChartModel;
  filters: SessionFilters;
  look: MeasureLook;
  bands: readonly GapBand[];
};

const NOT_OBSERVED = 'not observed';

function toCell(value: UsageValue, look: MeasureLook, unobserved = false): ChartCell {
  const sum = toSum(value);
  // Nothing seen while nobody looked is not known to be nothing.
  if (sum === 0 && unobserved) return { text: NOT_OBSERVED, value: null, quiet: true };
  if (sum === 0) return { text: '0', value: 0, quiet: true };
  if (value.estimated === 0) return { text: look.format(sum), value: sum };
  return { text: `≈ ${look.format(sum)}`, value: sum, title: `${look.format(value.estimated)} of it estimated` };
}

function toColumns({ usage, model, filters, look, bands }: Parts): ChartColumn[] {
  const bound = toFigure(usage)?.atLeast === true ? ', at least' : '';
  const last = model.points.length - 1;
  const named = (label: string) => `${label} (${look.unit}${bound})`;
  return [
    {
      key: 'start',
      label: `${usage.bucket.charAt(0).toUpperCase()}${usage.bucket.slice(1)} (${usage.tz})`,
      csvLabel: 'Start (UTC)',
    },
    { key: 'end', label: 'End (UTC)', csvOnly: true },
    { key: 'all', label: 'All', csvLabel: named('All'), numeric: true },
    ...(model.hasEstimates
      ? [
          {
            key: 'estimated',
            label: 'Of all, estimated',
            csvLabel: named('Of all, estimated'),
            numeric: true,
            csvOnly: true,
          },
        ]
      : []),
    ...(usage.previous === null
      ? []
      : [{ key: 'before', label: 'Period before', csvLabel: named('Period before'), numeric: true }]),
    ...model.series.map(
      (series): ChartColumn => ({
        key: `series ${series.index}`,
        label: series.label,
        csvLabel: named(series.value ?? series.label),
        numeric: true,
        swatch: { color: series.color, fill: series.fill },
        href: toDrillDown(filters, model, { first: 0, last }, series.index).href,
        title: `${series.title}: ${formatNumberOf(series.sessions, 'session')}`,
      }),
    ),
    ...(bands.length === 0 ? [] : [{ key: 'gap', label: 'Not observed' }]),
  ];
}

/** Whether a series may have had something that nobody saw: a service's own only where that service was not observed. */
function isBlind({ whole, sources }: BucketGap, value: string | null | undefined, group: UsageGroup): boolean {
  if (!whole || group !== 'service' || value == null) return whole;
  return sources.some((id) => id.startsWith(`${value}/`));
}

function toRow({ usage, model, filters, look, bands }: Parts, point: ChartPoint): ChartRow {
  const gap = describeGap(bands, point);
  const unobserved = gap?.whole === true;
  return {
    key: point.start,
    cells: [
      {
        text: toSpanLabel(point, usage.bucket, usage.tz),
        value: point.start,
        href: toDrillDown(filters, model, { first: point.index, last: point.index }, null).href,
      },
      { text: point.end, value: point.end },
      toCell(point.total, look, unobserved),
      ...(model.hasEstimates ? [{ text: '', value: point.total.estimated }] : []),
      ...(usage.previous === null
        ? []
        : [point.before === null ? { text: 'no such bucket', value: null, quiet: true } : toCell(point.before, look)]),
      ...point.values.map((value, index) =>
        toCell(value, look, gap !== null && isBlind(gap, model.series[index]?.value, usage.group)),
      ),
      ...(bands.length === 0 ? [] : [{ text: gap?.text ?? '', value: gap?.text ?? null }]),
    ],
  };
}

/** The numbers of the chart for table and file, newest bucket first, totals on top. Each bucket leads to its sessions. */
export function toUsageData(parts: Parts): ChartData {
  const { usage, model, look, bands } = parts;
  const { previous } = usage;
  const beforeTotal = previous === null ? null : toCell(divideTotal(previous.total, look.divisor), look);
  return {
    caption: `${look.name} by ${usage.bucket} in ${look.unit}, ${usage.tz}`,
    columns: toColumns(parts),
    rows: [
      {
        key: 'total',
        total: true,
        cells: [
          { text: toFigure(usage)?.atLeast === true ? 'Total, at least' : 'Total', value: null },
          { text: '', value: null },
          toCell(model.total, look),
          ...(model.hasEstimates ? [{ text: '', value: null }] : []),
          ...(beforeTotal === null ? [] : [beforeTotal]),
          ...model.series.map((series) => toCell(series.total, look)),
          ...(bands.length === 0 ? [] : [{ text: '', value: null }]),
        ],
      },
      ...[...model.points].reverse().map((point) => toRow(parts, point)),
    ],
  };
}

const divideTotal = ({ reported, estimated }: UsageValue, divisor: number): UsageValue => ({
  reported: reported / divisor,
  estimated: estimated / divisor,
});
