'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import '@/components/charts/palette.css';
import { BucketList } from '@/components/charts/bucket-list.tsx';
import { toLayer } from '@/components/charts/plot-area.ts';
import { type Selection, toSpan } from '@/components/charts/selection.ts';
import { toTicks } from '@/components/charts/ticks.ts';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { listMarked, toSpanLabel, toTickLabel } from './bucket-labels.ts';
import { ChartLegend } from './chart-legend.tsx';
import { toSum } from './chart-model.ts';
import type { ChartPanelProps } from './chart-panel.tsx';
import { ChartReadout } from './chart-readout.tsx';
import { ChartTooltip } from './chart-tooltip.tsx';
import { toDrillDown } from './drill-down.ts';
import { describeGap, type GapBand, placeInBuckets } from './gap-bands.ts';
import { toGroupName } from './group-labels.ts';
import { isZoomable, toZoom } from './zoom.ts';

// Recharts, about 100 KB, comes with it and only in the browser.
const UsageChart = dynamic(() => import('./usage-chart.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full rounded-md" />,
});

const KEYS =
  'Left and right move, shift stretches a range, up and down choose a series. Enter opens the sessions of a bar, or zooms into a range; plus zooms in, minus zooms back, Escape lets go.';

type Props = Omit<ChartPanelProps, 'demo' | 'compared'> & {
  bands: readonly GapBand[];
  plot: RefObject<HTMLDivElement | null>;
};

/** The plot, what is picked in it, and its key: one place holds the selection. */
export function ChartPlot({ usage, model, look, filters, bands, plot, onZoom, onZoomBack }: Props) {
  const router = useRouter();
  const [selection, setSelection] = useState<Selection | null>(null);
  const [hover, setHover] = useState<{ bucket: number; series: number | null } | null>(null);
  const [raised, setRaised] = useState<number | null>(null);
  const { points } = model;
  const { bucket, tz } = usage;
  const ticks = useMemo(() => toTicks(model.peak, 5), [model.peak]);
  const marked = useMemo(() => listMarked(points, bucket, tz), [points, bucket, tz]);
  const toName = useCallback(
    (first: number, last: number) => {
      const start = points[first]?.start;
      const end = points[last]?.end;
      return start === undefined || end === undefined ? '' : toSpanLabel({ start, end }, bucket, tz);
    },
    [points, bucket, tz],
  );
  const names = useMemo(
    () =>
      points.map((point) => {
        const gap = describeGap(bands, point);
        const before = point.before === null ? '' : `; period before ${look.say(toSum(point.before))}`;
        const missed = gap === null ? '' : `; not observed: ${gap.text}`;
        return `${toName(point.index, point.index)}: ${look.say(toSum(point.total))}${before}${missed}`;
      }),
    [points, toName, look, bands],
  );
  const recordedFrom = useMemo(() => {
    const ms = usage.recordedSince === null ? Number.NaN : Date.parse(usage.recordedSince);
    const place = Number.isNaN(ms) ? 0 : placeInBuckets(ms, points);
    return place > 0 && place < points.length ? place : null;
  }, [usage.recordedSince, points]);
  // A refresh may bring fewer buckets or series than are selected.
  const shown = selection !== null && Math.max(selection.anchor, selection.focus) < points.length ? selection : null;
  const hovered = hover === null ? undefined : points[hover.bucket];
  const span = shown === null ? null : toSpan(shown);
  const canZoom = span !== null && isZoomable(points, span.first, span.last, bucket);

  function zoom(picked: Selection) {
    const { first, last } = toSpan(picked);
    const next = toZoom(points, first, last, bucket);
    if (next === null || !isZoomable(points, first, last, bucket)) return;
    setSelection(null);
    setHover(null);
    onZoom(next);
  }
  function zoomBack() {
    setSelection(null);
    onZoomBack?.();
  }

  return (
    <>
      <div ref={plot} className="relative h-72 sm:h-80">
        <BucketList
          label={`${look.name} by ${bucket}, stacked by ${toGroupName(usage.group).toLowerCase()}. ${KEYS}`}
          names={names}
          series={model.series.length}
          selection={shown}
          onSelect={setSelection}
          onOpen={(picked) => router.push(toDrillDown(filters, model, toSpan(picked), picked.series).href)}
          onBrush={zoom}
          onBack={zoomBack}
          onHover={setHover}
          findSeries={(at, y, height) => toLayer(y, height, ticks.at(-1) ?? 1, points[at]?.values.map(toSum) ?? [])}
        >
          <UsageChart
            model={model}
            ticks={ticks}
            formatTick={look.formatTick}
            formatBucket={(index) => toTickLabel(points[index] ?? { start: '', end: '' }, bucket, tz)}
            marked={marked}
            highlighted={raised ?? shown?.series ?? null}
            bands={bands}
            recordedFrom={recordedFrom}
          />
        </BucketList>
        {hovered === undefined ? null : (
          <ChartTooltip
            model={model}
            point={hovered}
            series={hover?.series ?? null}
            title={toName(hovered.index, hovered.index)}
            gap={describeGap(bands, hovered)}
            formatValue={look.format}
            sayValue={look.say}
          />
        )}
      </div>
      <ChartReadout
        model={model}
        selection={shown}
        filters={filters}
        look={look}
        bands={bands}
        toName={toName}
        bucket={bucket}
        onZoom={canZoom && shown !== null ? () => zoom(shown) : null}
        onZoomBack={onZoomBack === null ? null : zoomBack}
      />
      <ChartLegend
        model={model}
        raised={raised}
        onRaise={setRaised}
        formatValue={look.say}
        compared={usage.previous !== null}
        gaps={bands.length > 0}
      />
    </>
  );
}
