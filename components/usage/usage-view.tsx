'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import DroppedNotice from '@/components/filters/dropped-notice.tsx';
import { PageHeader } from '@/components/layout/page-header.tsx';
import { useDemo } from '@/components/sources/demo-label.tsx';
import HistoryNotice from '@/components/sources/history-notice.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { LiveSwitch } from '@/components/ui/live-switch.tsx';
import { useSeconds } from '@/lib/client/clock.ts';
import { usageQuery } from '@/lib/client/queries.ts';
import { usePaused } from '@/lib/client/use-paused.ts';
import { preloadChart } from './load-chart.ts';
import { UsageBody } from './usage-body.tsx';
import { UsageControls } from './usage-controls.tsx';
import { UsageSkeleton } from './usage-skeleton.tsx';
import { useUsageParams } from './use-usage-params.ts';

/** Cost and consumption over time, from the same sessions as the list, with the way back to them. */
export function UsageView({ knownDemo }: { knownDemo: boolean }) {
  useEffect(preloadChart, []);
  const control = useUsageParams();
  const demo = useDemo(knownDemo);
  const { paused, setPaused, options } = usePaused();
  const query = useQuery({
    ...usageQuery(control.apiSearch ?? ''),
    ...options,
    enabled: control.apiSearch !== null,
  });
  const nowMs = useSeconds(0);
  const answer = query.data;
  return (
    <>
      <PageHeader
        title="Usage"
        summary="What sessions cost and consumed, spread evenly over their lives"
        actions={<LiveSwitch asOf={answer?.usage.asOf ?? null} nowMs={nowMs} paused={paused} onChange={setPaused} />}
      />
      <UsageControls
        control={control}
        currency={answer?.usage.currency ?? null}
        currencies={answer?.usage.otherCurrencies ?? []}
      />
      <div className="flex flex-col gap-4 px-4 pt-4 pb-6 lg:px-6">
        <DroppedNotice problems={control.problems} />
        <HistoryNotice />
        {query.error === null ? null : (
          <LoadProblem error={query.error} what="The usage" onRetry={() => void query.refetch()} />
        )}
        {answer === undefined ? (
          query.isPending ? (
            <UsageSkeleton />
          ) : null
        ) : (
          <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? 'grayscale transition' : ''}>
            <UsageBody answer={answer} control={control} demo={demo} />
          </div>
        )}
      </div>
    </>
  );
}
