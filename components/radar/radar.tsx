'use client';

import { useQuery } from '@tanstack/react-query';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { radarQuery } from '@/lib/client/queries.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { RadarPanel } from './radar-panel.tsx';
import type { RadarOf } from './radar-words.ts';

/** The radar of whatever an address of the interface tells of: it loads, fails and is asked again by itself. */
export function Radar(props: {
  /** `/api/radar?…`, or that of one session. */
  path: string;
  of: RadarOf;
  filters?: SessionFilters | null;
  /** Whether it is asked again while the page is open. */
  live?: boolean;
}) {
  const { path, of, filters = null, live = true } = props;
  const { data, error, isPlaceholderData, refetch } = useQuery(radarQuery(path, live));
  if (data === undefined) {
    return (
      <Panel title="Misconfiguration radar">
        {error === null ? (
          <div role="status" aria-label="Looking for misconfigurations" className="flex flex-col gap-2.5">
            <Skeleton className="h-3.5 w-2/3" />
            <Skeleton className="h-3.5 w-1/2" />
            <Skeleton className="h-3.5 w-3/5" />
          </div>
        ) : (
          <LoadProblem error={error} what="The radar" onRetry={() => void refetch()} />
        )}
      </Panel>
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>
      <RadarPanel {...data} of={of} filters={filters} />
    </div>
  );
}
