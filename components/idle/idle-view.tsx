'use client';

import { useQuery } from '@tanstack/react-query';
import DroppedNotice from '@/components/filters/dropped-notice.tsx';
import { PageHeader } from '@/components/layout/page-header.tsx';
import { RangeSegments } from '@/components/overview/range-segments.tsx';
import HistoryNotice from '@/components/sources/history-notice.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { ControlBar } from '@/components/ui/control-bar.tsx';
import { LiveSwitch } from '@/components/ui/live-switch.tsx';
import { Select } from '@/components/ui/select.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { useSeconds } from '@/lib/client/clock.ts';
import { idleQuery } from '@/lib/client/queries.ts';
import { usePaused } from '@/lib/client/use-paused.ts';
import { useZone } from '@/lib/client/use-zone.ts';
import { IDLE_GROUPS } from '@/lib/domain/idle-analysis.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import { IdleBody } from './idle-body.tsx';
import { GROUP_NAME } from './idle-words.ts';
import { useIdleParams } from './use-idle-params.ts';

/** How sessions idled, what it cost, and what an idle timeout would have saved. */
export function IdleView() {
  const control = useIdleParams();
  const { filters, group, currency } = control;
  const { paused, setPaused, options } = usePaused();
  const zone = useZone();
  const params = new URLSearchParams(toQueryString(filters));
  params.set('tz', zone ?? 'UTC');
  params.set('group', group);
  if (currency !== null) params.set('currency', currency);
  const query = useQuery({ ...idleQuery(`?${params}`), ...options, enabled: zone !== null });
  const nowMs = useSeconds(0);
  const answer = query.data;
  const currencies =
    answer === undefined || answer.currency === null ? [] : [answer.currency, ...answer.otherCurrencies];
  return (
    <>
      <PageHeader
        title="Idle time"
        summary="Sessions that were alive and did nothing, and what that cost"
        actions={<LiveSwitch asOf={answer?.asOf ?? null} nowMs={nowMs} paused={paused} onChange={setPaused} />}
      />
      <ControlBar>
        <RangeSegments filters={filters} onChange={control.setFilters} />
        <Select
          aria-label="Group by"
          value={group}
          onChange={({ target }) => control.set({ group: IDLE_GROUPS.find((one) => one === target.value) ?? 'owner' })}
          className="w-40"
        >
          {IDLE_GROUPS.map((one) => (
            <option key={one} value={one}>
              by {GROUP_NAME[one]}
            </option>
          ))}
        </Select>
        {currencies.length < 2 ? null : (
          <Select
            aria-label="Currency"
            value={currencies[0]}
            onChange={({ target }) => control.set({ currency: target.value })}
          >
            {currencies.toSorted().map((code) => (
              <option key={code}>{code}</option>
            ))}
          </Select>
        )}
        <ClockSwitch />
      </ControlBar>
      <div className="flex flex-col gap-4 px-4 pt-4 pb-6 lg:px-6">
        <DroppedNotice problems={control.problems} />
        <HistoryNotice />
        {query.error === null ? null : (
          <LoadProblem error={query.error} what="The idle time" onRetry={() => void query.refetch()} />
        )}
        {answer === undefined ? (
          query.isPending ? (
            <IdleSkeleton />
          ) : null
        ) : (
          <div
            aria-busy={query.isPlaceholderData}
            className={`flex flex-col gap-4 ${query.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}`}
          >
            <IdleBody analysis={answer} control={control} nowMs={nowMs} />
          </div>
        )}
      </div>
    </>
  );
}

function IdleSkeleton() {
  return (
    <div role="status" aria-label="Loading the idle time" className="flex flex-col gap-4">
      <Skeleton className="h-24 rounded-lg" />
      <Skeleton className="h-56 rounded-lg" />
      <Skeleton className="h-72 rounded-lg" />
    </div>
  );
}
