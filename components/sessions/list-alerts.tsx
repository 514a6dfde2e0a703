'use client';

import { lazy, Suspense } from 'react';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import type { FilterProblem } from '@/lib/filters/filter.ts';
import { SourceStrip } from './source-strip.tsx';
import { useListStatus } from './use-list-status.ts';

// Fetched when there is something to say, not with the page.
const DroppedNotice = lazy(() => import('@/components/filters/dropped-notice.tsx'));
const HistoryNotice = lazy(() => import('@/components/sources/history-notice.tsx'));
const ManyRows = lazy(() => import('./many-rows.tsx'));
const ListNotices = lazy(() => import('./list-notices.tsx'));
const ViewNotices = lazy(() => import('./view-notices.tsx'));

/** From so many rows on a shorter window is offered. */
const MANY_ROWS = 100_000;

export type ListAlertsProps = {
  client: ListClient;
  /** Parts of the address that the server left out. */
  problems: readonly FilterProblem[];
  cards: boolean;
};

/** What stands between the viewer and the whole list, and how far each source is. */
export function ListAlerts({ client, problems, cards }: ListAlertsProps) {
  const { info, state, setup, failed } = useListStatus(client);
  return (
    <>
      <div className="flex max-h-56 flex-col gap-2 overflow-y-auto px-4 pb-2 empty:hidden lg:px-6">
        <Suspense fallback={null}>
          {/* Another view may open in the same page: what was dismissed of the last says nothing of the next. */}
          {problems.length === 0 ? null : <DroppedNotice key={JSON.stringify(problems)} problems={problems} />}
          <ViewNotices cards={cards} />
          <HistoryNotice />
          {info.known > MANY_ROWS ? <ManyRows known={info.known} /> : null}
          {failed || (state.troubles.size > 0 && setup === null) ? (
            <ListNotices list={info} state={state} onReconnect={client.reconnect} />
          ) : null}
        </Suspense>
      </div>
      <SourceStrip sources={info.sources} state={state} />
    </>
  );
}
