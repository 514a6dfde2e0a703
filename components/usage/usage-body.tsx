'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import type { UsageAnswer } from '@/lib/client/queries.ts';
import { toChartModel } from './chart-model.ts';
import { ChartNotes } from './chart-notes.tsx';
import { toGapBands } from './gap-bands.ts';
import { IncompleteNotice } from './incomplete-notice.tsx';
import { loadPanel } from './load-chart.ts';
import { toLook } from './measures.ts';
import { listBlindSpots } from './notes.ts';
import { NothingToShow } from './nothing-to-show.tsx';
import { parseUsageParams } from './usage-params.ts';
import { UsageSkeleton } from './usage-skeleton.tsx';
import type { UsageControl } from './use-usage-params.ts';

const ChartPanel = dynamic(() => loadPanel().then(({ ChartPanel: panel }) => panel), {
  ssr: false,
  loading: UsageSkeleton,
});

type Props = { answer: UsageAnswer; control: UsageControl; demo: boolean };

/** Notices, then chart and table of the same numbers; or why there are none. */
export function UsageBody({ answer, control, demo }: Props) {
  const { usage, search } = answer;
  // Those of the answer: the address may already ask for something else.
  const { filters, usage: asked } = useMemo(() => parseUsageParams(new URLSearchParams(search)), [search]);
  const look = useMemo(() => toLook(usage.measure, filters, usage.currency), [usage, filters]);
  const model = useMemo(() => toChartModel(usage, look.divisor), [usage, look]);
  return (
    <div className="flex flex-col gap-4">
      <IncompleteNotice usage={usage} />
      {usage.series.length === 0 ? (
        <>
          <NothingToShow usage={usage} control={control} />
          <ChartNotes notes={listBlindSpots(usage, toGapBands(usage.gaps, usage.buckets))} />
        </>
      ) : (
        <ChartPanel
          usage={usage}
          model={model}
          look={look}
          filters={filters}
          demo={demo}
          compared={asked.compare !== null}
          onZoom={control.zoom}
          onZoomBack={control.zoomBack}
        />
      )}
    </div>
  );
}
