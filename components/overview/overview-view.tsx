'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import DroppedNotice from '@/components/filters/dropped-notice.tsx';
import { PageHeader } from '@/components/layout/page-header.tsx';
import HistoryNotice from '@/components/sources/history-notice.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { ControlBar } from '@/components/ui/control-bar.tsx';
import { LiveSwitch } from '@/components/ui/live-switch.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { useSeconds } from '@/lib/client/clock.ts';
import { overviewQuery } from '@/lib/client/queries.ts';
import { usePageFilters } from '@/lib/client/use-page-filters.ts';
import { usePaused } from '@/lib/client/use-paused.ts';
import { useZone } from '@/lib/client/use-zone.ts';
import { IncompleteNotice } from './incomplete-notice.tsx';
import { OverviewBody } from './overview-body.tsx';
import { toOverviewSearch } from './overview-model.ts';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { RangeSegments } from './range-segments.tsx';

/** What runs, what it costs, who pays for it: the answer to "what is running?" before anybody asks. */
export function OverviewView() {
  const { filters, problems, setFilters } = usePageFilters();
  const { paused, setPaused, options } = usePaused();
  const zone = useZone();
  const search = toOverviewSearch(filters, zone ?? 'UTC');
  const query = useQuery({ ...overviewQuery(search), ...options, enabled: zone !== null });
  const nowMs = useSeconds(0);
  // What is held stands still altogether, also what would run with the clock.
  const [heldMs, setHeldMs] = useState(0);
  const overview = query.data;
  return (
    <>
      <PageHeader
        title="Overview"
        summary="What interactive Spark sessions cost, now and in the range"
        actions={
          <LiveSwitch
            asOf={overview?.asOf ?? null}
            nowMs={nowMs}
            paused={paused}
            onChange={(next) => {
              setHeldMs(nowMs);
              setPaused(next);
            }}
          />
        }
      />
      <ControlBar>
        <RangeSegments filters={filters} onChange={setFilters} />
        <ClockSwitch />
      </ControlBar>
      <div className="flex flex-col gap-4 px-4 pt-4 pb-6 lg:px-6">
        <DroppedNotice problems={problems} />
        <HistoryNotice />
        {query.error === null ? null : (
          <LoadProblem error={query.error} what="The overview" onRetry={() => void query.refetch()} />
        )}
        {overview === undefined ? null : <IncompleteNotice overview={overview} />}
        {overview === undefined ? (
          query.isPending ? (
            <OverviewSkeleton />
          ) : null
        ) : (
          <div
            aria-busy={query.isPlaceholderData}
            className={classNames('flex flex-col gap-4', query.isPlaceholderData && 'opacity-60 transition-opacity')}
          >
            <OverviewBody overview={overview} filters={filters} nowMs={paused ? heldMs : nowMs} />
          </div>
        )}
      </div>
    </>
  );
}
