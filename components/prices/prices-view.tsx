'use client';

import { useQuery } from '@tanstack/react-query';
import { PageHeader } from '@/components/layout/page-header.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { LiveSwitch } from '@/components/ui/live-switch.tsx';
import { useSeconds } from '@/lib/client/clock.ts';
import { pricesQuery } from '@/lib/client/queries.ts';
import { usePaused } from '@/lib/client/use-paused.ts';
import { PricesBody } from './prices-body.tsx';
import { PricesSkeleton } from './prices-skeleton.tsx';

/** What a unit costs, from where that is known and how surely, and what of the estate has no price. */
export function PricesView() {
  const { paused, setPaused, options } = usePaused();
  const query = useQuery({ ...pricesQuery(), ...options });
  const nowMs = useSeconds(0);
  const overview = query.data;
  return (
    <>
      <PageHeader
        title="Prices"
        summary="List prices in force: the operator’s count first, then AWS’s Price List, then those that come with Sparktally"
        actions={
          <>
            <LiveSwitch asOf={overview?.asOf ?? null} nowMs={nowMs} paused={paused} onChange={setPaused} />
            <ClockSwitch />
          </>
        }
      />
      <div className="flex flex-col gap-4 px-4 pb-6 lg:px-6">
        {query.error === null ? null : (
          <LoadProblem error={query.error} what="The prices" onRetry={() => void query.refetch()} />
        )}
        {overview === undefined && query.isPending ? <PricesSkeleton /> : null}
        {overview === undefined ? null : <PricesBody overview={overview} nowMs={nowMs} />}
      </div>
    </>
  );
}
