'use client';

import { useMemo, useRef } from 'react';
import { ChartCard } from '@/components/charts/chart-card.tsx';
import type { UsageSeries } from '@/lib/domain/usage-series.ts';
import { describeFilters } from '@/lib/filters/describe.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import type { ChartModel } from './chart-model.ts';
import { ChartNotes } from './chart-notes.tsx';
import { ChartPlot } from './chart-plot.tsx';
import { toGapBands } from './gap-bands.ts';
import { toGroupName } from './group-labels.ts';
import { HeadlineText } from './headline-text.tsx';
import { isMoney, type MeasureLook } from './measures.ts';
import { listNotes } from './notes.ts';
import { sayRange, toFileName, toHeadline, toSummary } from './summary.ts';
import { toUsageData } from './usage-data.ts';
import type { Zoom } from './zoom.ts';

export type ChartPanelProps = {
  usage: UsageSeries;
  model: ChartModel;
  look: MeasureLook;
  /** Those of the answer, its service included. */
  filters: SessionFilters;
  demo: boolean;
  /** Whether the period before was asked for. */
  compared: boolean;
  onZoom: (zoom: Zoom) => void;
  onZoomBack: (() => void) | null;
};

/** The chart with all that belongs to it: headline, notes, plot, table, files. */
export function ChartPanel(props: ChartPanelProps) {
  const { usage, model, look, filters, demo, compared } = props;
  const plot = useRef<HTMLDivElement>(null);
  const bands = useMemo(() => toGapBands(usage.gaps, usage.buckets), [usage]);
  const data = useMemo(() => toUsageData({ usage, model, filters, look, bands }), [usage, model, filters, look, bands]);
  const headline = toHeadline(usage, look);
  const stack = toGroupName(usage.group).toLowerCase();
  const title = `${look.name} by ${usage.bucket}`;
  const chips = describeFilters(filters).filter(({ parameter }) => parameter !== 'range');
  const subtitle = [
    `${sayRange(usage)} (${usage.tz})`,
    `stacked by ${stack}`,
    ...chips.map(({ label, text }) => `${label}: ${text}`),
    `total ${headline.total}`,
  ].join(' · ');
  const notes = useMemo(() => listNotes(usage, bands, look, compared), [usage, bands, look, compared]);
  return (
    <ChartCard
      title={title}
      note={`${isMoney(usage.measure) ? 'List prices, each' : 'Each'} session evenly over its life; stacked by ${stack}`}
      summary={toSummary(usage, model, look, bands)}
      data={data}
      plot={plot}
      picture={{
        subtitle,
        legend: [
          ...model.series.map(({ label, color, fill }) => ({ label, color, fill })),
          ...(model.hasEstimates
            ? [{ label: 'hatched: estimate', color: 'var(--ink-muted)', fill: 'hatched' as const }]
            : []),
        ],
        notes: [
          ...(demo ? ['Demo data, not a real account'] : []),
          ...(usage.previous === null ? [] : ['Dashed line: the period before']),
          ...notes.map(({ title: told, text }) => `${told} ${text}`),
        ],
      }}
      fileName={toFileName(usage, look, demo)}
      tableOpen
    >
      <HeadlineText headline={headline} name={look.name} />
      <ChartNotes notes={notes} />
      <ChartPlot {...props} bands={bands} plot={plot} />
    </ChartCard>
  );
}
