'use client';

import { Fragment } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { PLOT_INSET } from '@/components/charts/plot-area.ts';
import { SeriesPattern } from '@/components/charts/series-pattern.tsx';
import type { ChartModel, ChartPoint } from './chart-model.ts';
import { BeforeLine, GapBands, RecordedMark } from './chart-overlays.tsx';
import type { GapBand } from './gap-bands.ts';

export type UsageChartProps = {
  model: ChartModel;
  ticks: readonly number[];
  formatTick: (value: number) => string;
  formatBucket: (index: number) => string;
  /** The buckets whose mark is shown where there is room. */
  marked: readonly number[];
  /** The series to bring forward; the others step back. */
  highlighted: number | null;
  bands: readonly GapBand[];
  /** Where the record begins, counted in buckets; null outside the chart. */
  recordedFrom: number | null;
};

const FAINT = 0.22;
const AXIS = { fill: 'var(--ink-faint)', fontSize: 11 };

/** The bars alone. Pointer, keyboard and words are the business of what surrounds them. */
export default function UsageChart(props: UsageChartProps) {
  const { model, ticks, formatTick, formatBucket, marked, highlighted, bands, recordedFrom } = props;
  const { top, right, bottom, left } = PLOT_INSET;
  const opacity = (index: number) => (highlighted === null || highlighted === index ? 1 : FAINT);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={model.points}
        margin={{ top, right, bottom: 0, left: 0 }}
        barCategoryGap={model.points.length > 120 ? 0 : '14%'}
        accessibilityLayer={false}
        aria-hidden="true"
      >
        <defs>
          {model.series.map((series) => (
            <Fragment key={series.index}>
              <SeriesPattern kind="hatched" id={`usage-estimate-${series.index}`} color={series.color} />
              <SeriesPattern kind={series.fill} id={`usage-series-${series.index}`} color={series.color} />
            </Fragment>
          ))}
        </defs>
        <GapBands bands={bands} buckets={model.points.length} />
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="index"
          ticks={[...marked]}
          height={bottom}
          tickFormatter={formatBucket}
          tick={AXIS}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          minTickGap={28}
          interval="preserveStartEnd"
        />
        <YAxis
          width={left}
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={[...ticks]}
          tickFormatter={formatTick}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
        />
        {model.series.flatMap((series) => [
          <Bar
            key={`${series.index} reported`}
            stackId="all"
            dataKey={(point: ChartPoint) => point.values[series.index]?.reported ?? 0}
            fill={series.fill === 'solid' ? series.color : `url(#usage-series-${series.index})`}
            fillOpacity={opacity(series.index)}
            isAnimationActive={false}
          />,
          <Bar
            key={`${series.index} estimated`}
            stackId="all"
            dataKey={(point: ChartPoint) => point.values[series.index]?.estimated ?? 0}
            fill={`url(#usage-estimate-${series.index})`}
            fillOpacity={opacity(series.index)}
            isAnimationActive={false}
          />,
        ])}
        <BeforeLine points={model.points} max={ticks.at(-1) ?? 1} />
        <RecordedMark place={recordedFrom} buckets={model.points.length} />
      </BarChart>
    </ResponsiveContainer>
  );
}
