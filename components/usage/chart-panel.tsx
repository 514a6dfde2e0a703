'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import '@/components/charts/palette.css';
import { BucketList } from '@/components/charts/bucket-list.tsx';
import { toLayer } from '@/components/charts/plot-area.ts';
import { type Selection, toSpan } from '@/components/charts/selection.ts';
import { toTicks } from '@/components/charts/ticks.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatQuantity } from '@/lib/client/format.ts';
import type { UsageSeries } from '@/lib/domain/usage-series.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { listMarked, toSpanLabel, toTickLabel } from './bucket-labels.ts';
import { ChartLegend } from './chart-legend.tsx';
import { type ChartModel, toSum } from './chart-model.ts';
import { ChartNotes } from './chart-notes.tsx';
import { ChartReadout } from './chart-readout.tsx';
import { ChartTooltip } from './chart-tooltip.tsx';
import { toDrillDown } from './drill-down.ts';
import { toGroupName } from './group-labels.ts';
import { formatTick, MEASURE } from './measures.ts';

// The one place that loads Recharts, about 100 KB, and only in the browser.
const UsageChart = dynamic(() => import('./usage-chart.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full rounded-md" />,
});

const KEYS =
  'Left and right move, shift stretches a range, up and down choose a series, Enter opens the sessions, Escape lets go.';

type Props = { usage: UsageSeries; model: ChartModel; filters: SessionFilters };

export function ChartPanel({ usage, model, filters }: Props) {
  const router = useRouter();
  const [selection, setSelection] = useState<Selection | null>(null);
  const [hover, setHover] = useState<{ bucket: number; series: number | null } | null>(null);
  const [raised, setRaised] = useState<number | null>(null);
  const { unit, name } = MEASURE[usage.measure];
  const ticks = useMemo(() => toTicks(model.peak, 5), [model.peak]);
  const toName = useCallback(
    (first: number, last: number) => {
      const start = model.points[first]?.start;
      const end = model.points[last]?.end;
      return start === undefined || end === undefined ? '' : toSpanLabel({ start, end }, usage.bucket, usage.tz);
    },
    [model, usage.bucket, usage.tz],
  );
  const marked = useMemo(() => listMarked(model.points, usage.bucket, usage.tz), [model, usage.bucket, usage.tz]);
  const names = useMemo(
    () =>
      model.points.map((point) => `${toName(point.index, point.index)}: ${formatQuantity(toSum(point.total))} ${unit}`),
    [model, toName, unit],
  );
  // A refresh may bring fewer buckets or series than are selected.
  const shown =
    selection !== null && Math.max(selection.anchor, selection.focus) < model.points.length ? selection : null;
  const series = shown?.series ?? null;
  const hovered = hover === null ? undefined : model.points[hover.bucket];
  const open = (picked: Selection) => router.push(toDrillDown(filters, model, toSpan(picked), picked.series).href);
  return (
    <Panel
      title={`${name} by ${usage.bucket}`}
      note={`Stacked by ${toGroupName(usage.group).toLowerCase()}; a click or a dragged range opens its sessions`}
    >
      <ChartNotes usage={usage} />
      <div className="relative h-72 sm:h-80">
        <BucketList
          label={`${name} by ${usage.bucket}, stacked by ${toGroupName(usage.group).toLowerCase()}. ${KEYS}`}
          names={names}
          series={model.series.length}
          selection={shown}
          onSelect={setSelection}
          onOpen={open}
          onHover={setHover}
          findSeries={(bucket, y, height) =>
            toLayer(y, height, ticks.at(-1) ?? 1, model.points[bucket]?.values.map(toSum) ?? [])
          }
        >
          <UsageChart
            model={model}
            ticks={ticks}
            formatTick={formatTick}
            formatBucket={(index) => toTickLabel(model.points[index] ?? { start: '', end: '' }, usage.bucket, usage.tz)}
            marked={marked}
            highlighted={raised ?? series ?? null}
          />
        </BucketList>
        {hovered === undefined ? null : (
          <ChartTooltip
            model={model}
            point={hovered}
            series={hover?.series ?? null}
            title={toName(hovered.index, hovered.index)}
            formatValue={formatQuantity}
          />
        )}
      </div>
      <ChartReadout
        model={model}
        selection={shown}
        filters={filters}
        unit={unit}
        toName={toName}
        bucket={usage.bucket}
      />
      <ChartLegend model={model} raised={raised} onRaise={setRaised} />
    </Panel>
  );
}
