'use client';

import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { timelinePreference } from '@/components/data-table/density.ts';
import { FilterBar } from '@/components/filters/filter-bar.tsx';
import { FilterChips } from '@/components/filters/filter-chips.tsx';
import { FilterProvider } from '@/components/filters/filter-context.tsx';
import { useWatchedFacets } from '@/components/filters/use-watched-facets.ts';
import { DemoBanner } from '@/components/layout/demo-banner.tsx';
import { PageHeader } from '@/components/layout/page-header.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { canonicalSearch, useFilters } from '@/lib/client/filter-state.ts';
import { NO_INFO } from '@/lib/client/list/no-info.ts';
import { useSessionList } from '@/lib/client/list/use-session-list.ts';
import { toListState } from '@/lib/client/list-state.ts';
import { useMenuOpen } from '@/lib/client/open-menus.ts';
import { useMedia } from '@/lib/client/use-media.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { useSetupProblem } from '@/lib/client/use-setup-problem.ts';
import { useTextSelected } from '@/lib/client/use-text-selected.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import type { FilterProblem } from '@/lib/filters/filter.ts';
import { CellActionsProvider, type PickedValue } from './cell-actions.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { HoldButton } from './hold-button.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { ListSummary } from './list-summary.tsx';
import { ListTitle } from './list-title.tsx';
import { ListWorkspace } from './list-workspace.tsx';
import { NewRows } from './new-rows.tsx';
import { toRowSource } from './row-source.ts';
import { SessionList } from './session-list.tsx';
import { ShareButton } from './share-button.tsx';
import { SourceStrip } from './source-strip.tsx';
import { TimelineToggle } from './timeline-toggle.tsx';
import { useRowWindow } from './use-row-window.ts';
import { ViewsFallback } from './views-fallback.tsx';

// Fetched when there is something to say or to do, not with the page.
const DroppedNotice = lazy(() => import('@/components/filters/dropped-notice.tsx'));
const CellMenu = lazy(() => import('./cell-menu.tsx'));
const ListEmpty = lazy(() => import('./list-empty.tsx'));
const HistoryNotice = lazy(() => import('@/components/sources/history-notice.tsx'));
const TimelineStrip = lazy(() => import('./timeline-strip.tsx'));
const ManyRows = lazy(() => import('./many-rows.tsx'));
const ListNotices = lazy(() => import('./list-notices.tsx'));
const ViewNotices = lazy(() => import('./view-notices.tsx'));
const ViewsMenu = lazy(() => import('./views-menu.tsx'));

/** From so many rows on a shorter window is offered. */
const MANY_ROWS = 100_000;
/** Bars of the timeline. */
const STRETCHES = 72;

export type SessionsBoardProps = {
  /** Parts of the address that the server left out. */
  problems: readonly FilterProblem[];
  /** Whether the page wears the label of demo data already. */
  demo: boolean;
};

/** The live list of sessions with its filters, all of them in the address. */
export function SessionsBoard(props: SessionsBoardProps) {
  return (
    <NuqsAdapter processUrlSearchParams={canonicalSearch}>
      <Board {...props} />
    </NuqsAdapter>
  );
}

function Board({ problems, demo }: SessionsBoardProps) {
  const { filters, setFilters } = useFilters();
  const windowKey = toQueryString({ window: filters.window, fields: [], sort: [] });
  // A held list stays as it is until the viewer lets it go on, or asks for another window (WCAG 2.2.2).
  const [heldWindow, setHeldWindow] = useState<string | null>(null);
  const held = heldWindow === windowKey;
  const { watched, watchFacets } = useWatchedFacets();
  const [timeline] = usePreference(timelinePreference);
  const cards = useMedia('(max-width: 639px)');
  const [picked, setPicked] = useState<PickedValue | null>(null);
  const menuOpen = useMenuOpen();
  const resting = useTextSelected() || menuOpen;
  const stretches = cards || timeline === 'off' ? 0 : STRETCHES;
  const query = useMemo(
    () => ({ filters, facets: watched, stretches, held: held || resting }),
    [filters, watched, stretches, held, resting],
  );
  const { client, list } = useSessionList(query);
  const rows = useRowWindow(list);
  const scroller = useRef<HTMLDivElement>(null);

  const { answer, sums } = list;
  const info = answer?.info ?? NO_INFO;
  const { undecided, notReported, arrived } = answer ?? { undecided: 0, notReported: 0, arrived: 0 };
  const state = useMemo(() => toListState(info), [info]);
  const setup = useSetupProblem(info, state);
  const failed = setup === null && (info.cut !== null || info.problem !== null);
  const isPending = setup === null && (state.loading.length > 0 || (state.waiting && !failed)) && info.known === 0;
  const settledQuery = toQueryString(list.settled?.filters ?? filters);
  const source = useMemo(() => toRowSource(client, answer), [client, answer]);
  const scope = useMemo(
    () => ({
      filters,
      setFilters,
      facets: sums?.facets ?? {},
      watchFacets,
      atLeast: !state.whole,
      known: info.known,
      without: sums?.without ?? [],
    }),
    [filters, setFilters, sums, watchFacets, state.whole, info.known],
  );

  return (
    <FilterProvider value={scope}>
      <CellActionsProvider value={setPicked}>
        <ListTitle filters={filters} count={rows.count} sure={state.whole && undecided === 0} known={!state.waiting} />
        <DemoBanner demo={state.demo && !demo} />
        <PageHeader
          title="Sessions"
          summary={
            <ListSummary
              rows={rows.count}
              known={info.known}
              undecided={undecided}
              notReported={notReported}
              state={state}
              connected={info.problem === null}
            />
          }
          actions={
            <>
              <HoldButton held={held} onHold={(hold) => setHeldWindow(hold ? windowKey : null)} />
              {cards ? null : <TimelineToggle />}
              <ClockSwitch />
              <ExportMenu query={settledQuery} rows={rows.count} undecided={undecided} state={state} />
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
            {info.known > MANY_ROWS ? <ManyRows known={info.known} /> : null}
            {failed || (state.troubles.size > 0 && setup === null) ? (
              <ListNotices list={info} state={state} onReconnect={client.reconnect} />
            ) : null}
          </Suspense>
        </div>
        {sums?.timeline == null || stretches === 0 ? null : (
          <Suspense fallback={null}>
            <TimelineStrip timeline={sums.timeline} />
          </Suspense>
        )}
        <SourceStrip sources={info.sources} state={state} />
        <ListWorkspace source={source} query={settledQuery}>
          <NewRows arrived={arrived} scroller={scroller} />
          <SessionList
            rows={rows}
            look={client.look}
            holdsTop={info.endedNow}
            scroller={scroller}
            totals={sums?.totals ?? null}
            query={settledQuery}
            cards={cards}
            empty={
              isPending || answer === null ? (
                <ListSkeleton />
              ) : (
                <Suspense fallback={<ListSkeleton />}>
                  <ListEmpty state={state} undecided={undecided} setup={setup} failed={failed} />
                </Suspense>
              )
            }
          />
        </ListWorkspace>
        {picked === null ? null : (
          <Suspense fallback={null}>
            <CellMenu picked={picked} onClose={() => setPicked(null)} />
          </Suspense>
        )}
      </CellActionsProvider>
    </FilterProvider>
  );
}
