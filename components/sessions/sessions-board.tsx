'use client';

import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { lazy, Suspense, useMemo, useState } from 'react';
import { FilterBar } from '@/components/filters/filter-bar.tsx';
import { FilterChips } from '@/components/filters/filter-chips.tsx';
import { FilterProvider } from '@/components/filters/filter-context.tsx';
import { DemoBanner } from '@/components/layout/demo-banner.tsx';
import { PageHeader } from '@/components/layout/page-header.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { useCoarseNow } from '@/lib/client/clock.ts';
import { canonicalSearch, useFilters } from '@/lib/client/filter-state.ts';
import { toListState } from '@/lib/client/list-state.ts';
import type { StreamSnapshot } from '@/lib/client/session-stream.ts';
import { useMedia } from '@/lib/client/use-media.ts';
import { useSessionRows } from '@/lib/client/use-session-rows.ts';
import { useSessionStream } from '@/lib/client/use-session-stream.ts';
import { useSetupProblem } from '@/lib/client/use-setup-problem.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import type { FilterProblem } from '@/lib/filters/filter.ts';
import { CellActionsProvider, type PickedValue } from './cell-actions.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { HoldButton } from './hold-button.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { ListSummary } from './list-summary.tsx';
import { ListTitle } from './list-title.tsx';
import { SessionList } from './session-list.tsx';
import { ShareButton } from './share-button.tsx';
import { SourceStrip } from './source-strip.tsx';
import { ViewsFallback } from './views-fallback.tsx';

// Fetched when there is something to say or to do, not with the page.
const DroppedNotice = lazy(() => import('@/components/filters/dropped-notice.tsx'));
const CellMenu = lazy(() => import('./cell-menu.tsx'));
const ListEmpty = lazy(() => import('./list-empty.tsx'));
const HistoryNotice = lazy(() => import('@/components/sources/history-notice.tsx'));
const ListNotices = lazy(() => import('./list-notices.tsx'));
const ViewNotices = lazy(() => import('./view-notices.tsx'));
const ViewsMenu = lazy(() => import('./views-menu.tsx'));

export type SessionsBoardProps = {
  /** Parts of the address that the server left out. */
  problems: readonly FilterProblem[];
  /** Whether the page wears the label of demo data already. */
  demo: boolean;
  serverNowMs: number;
};

/** The live list of sessions with its filters, all of them in the address. */
export function SessionsBoard(props: SessionsBoardProps) {
  return (
    <NuqsAdapter processUrlSearchParams={canonicalSearch}>
      <Board {...props} />
    </NuqsAdapter>
  );
}

function Board({ problems, demo, serverNowMs }: SessionsBoardProps) {
  const { filters, setFilters } = useFilters();
  const windowKey = toQueryString({ window: filters.window, fields: [], sort: [] });
  const { list: latest, reconnect } = useSessionStream(filters.window, windowKey);
  // A held list stays as it is until the viewer lets it go on, or asks for another window (WCAG 2.2.2).
  const [held, setHeld] = useState<{ windowKey: string; list: StreamSnapshot } | null>(null);
  const isHeld = held?.windowKey === windowKey;
  const list = isHeld ? held.list : latest;
  const nowMs = useCoarseNow(serverNowMs);
  const cards = useMedia('(max-width: 639px)');
  const [picked, setPicked] = useState<PickedValue | null>(null);

  const { rows, undecided, notReported, settled } = useSessionRows(list.sessions, filters, nowMs);
  const state = useMemo(() => toListState(list), [list]);
  const setup = useSetupProblem(list, state);
  const failed = setup === null && (list.cut !== null || list.problem !== null);
  const isPending =
    setup === null && (state.loading.length > 0 || (state.waiting && !failed)) && list.sessions.length === 0;
  const scope = useMemo(
    () => ({ filters, setFilters, sessions: list.sessions, atLeast: !state.whole, nowMs }),
    [filters, setFilters, list.sessions, state.whole, nowMs],
  );

  return (
    <FilterProvider value={scope}>
      <CellActionsProvider value={setPicked}>
        <ListTitle filters={filters} count={rows.length} sure={state.whole && undecided === 0} known={!state.waiting} />
        <DemoBanner demo={state.demo && !demo} />
        <PageHeader
          title="Sessions"
          summary={
            <ListSummary
              rows={rows.length}
              known={list.sessions.length}
              undecided={undecided}
              notReported={notReported}
              state={state}
              connected={list.problem === null}
            />
          }
          actions={
            <>
              <HoldButton held={isHeld} onHold={(hold) => setHeld(hold ? { windowKey, list: latest } : null)} />
              <ClockSwitch />
              <Suspense fallback={<ViewsFallback />}>
                <ViewsMenu />
              </Suspense>
              <ColumnsMenu cards={cards} />
              <ShareButton />
            </>
          }
        />
        <FilterBar />
        <FilterChips />
        <div className="flex max-h-56 flex-col gap-2 overflow-y-auto px-4 pb-2 empty:hidden lg:px-6">
          <Suspense fallback={null}>
            {/* Another view may open in the same page: what was dismissed of the last says nothing of the next. */}
            {problems.length === 0 ? null : <DroppedNotice key={JSON.stringify(problems)} problems={problems} />}
            <ViewNotices cards={cards} />
            <HistoryNotice />
            {failed || (state.troubles.size > 0 && setup === null) ? (
              <ListNotices list={list} state={state} onReconnect={reconnect} />
            ) : null}
          </Suspense>
        </div>
        <SourceStrip sources={list.sources} state={state} />
        <SessionList
          rows={rows}
          unconfirmed={list.unconfirmed}
          query={toQueryString(settled)}
          cards={cards}
          empty={
            isPending ? (
              <ListSkeleton />
            ) : (
              <Suspense fallback={<ListSkeleton />}>
                <ListEmpty state={state} undecided={undecided} setup={setup} failed={failed} />
              </Suspense>
            )
          }
        />
        {picked === null ? null : (
          <Suspense fallback={null}>
            <CellMenu picked={picked} onClose={() => setPicked(null)} />
          </Suspense>
        )}
      </CellActionsProvider>
    </FilterProvider>
  );
}
