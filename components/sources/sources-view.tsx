'use client';

import { useQuery } from '@tanstack/react-query';
import { PageHeader } from '@/components/layout/page-header.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { LiveSwitch } from '@/components/ui/live-switch.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { useSeconds } from '@/lib/client/clock.ts';
import { sourcesQuery } from '@/lib/client/queries.ts';
import { usePaused } from '@/lib/client/use-paused.ts';
import { HistoryPanel } from './history-panel.tsx';
import { LoadProblem } from './load-problem.tsx';
import { SetupGuide } from './setup-guide.tsx';
import { SourceGroups } from './source-groups.tsx';
import { TotalsBar } from './totals-bar.tsx';

/** Where rows come from, how whole they are, and what to do where they are not. */
export function SourcesView() {
  const { paused, setPaused, options } = usePaused();
  const query = useQuery({ ...sourcesQuery(), ...options });
  const nowMs = useSeconds(0);
  const answer = query.data;
  return (
    <>
      <PageHeader
        title="Sources"
        summary="One service in one account and region: the unit that loads, fails and is tried again"
        actions={
          <>
            <LiveSwitch asOf={answer?.asOf ?? null} nowMs={nowMs} paused={paused} onChange={setPaused} />
            <ClockSwitch />
          </>
        }
      />
      <div className="flex flex-col gap-4 px-4 pb-6 lg:px-6">
        {query.error === null ? null : (
          <LoadProblem error={query.error} what="The sources" onRetry={() => void query.refetch()} />
        )}
        {answer === undefined && query.isPending ? <SourcesSkeleton /> : null}
        {answer === undefined ? null : (
          <>
            {answer.setup === null ? null : <SetupGuide problem={answer.setup} nowMs={nowMs} />}
            {answer.sources.length === 0 ? null : <TotalsBar sources={answer.sources} />}
            {answer.ignored.map((sentence) => (
              <Notice key={sentence} tone="warn" title={`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`} />
            ))}
            <SourceGroups sources={answer.sources} setup={answer.setup} nowMs={nowMs} />
            <HistoryPanel history={answer.history} nowMs={nowMs} />
            {answer.sources.length === 0 && answer.setup === null ? (
              <p className="text-ink-muted text-sm">
                No source is configured yet; they appear once the account is known.
              </p>
            ) : null}
          </>
        )}
      </div>
    </>
  );
}

function SourcesSkeleton() {
  return (
    <div role="status" aria-label="Loading the sources" className="grid gap-4 xl:grid-cols-2">
      <Skeleton className="h-48 rounded-lg" />
      <Skeleton className="h-48 rounded-lg" />
      <Skeleton className="h-48 rounded-lg" />
    </div>
  );
}
