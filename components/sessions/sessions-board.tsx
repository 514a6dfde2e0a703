'use client';

import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useDeferredValue, useMemo, useState } from 'react';
import { DroppedNotice } from '@/components/filters/dropped-notice.tsx';
import { FilterBar } from '@/components/filters/filter-bar.tsx';
import { FilterChips } from '@/components/filters/filter-chips.tsx';
import { FilterProvider } from '@/components/filters/filter-context.tsx';
import { DemoBanner } from '@/components/layout/demo-banner.tsx';
import { PageHeader } from '@/components/layout/page-header.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { useCoarseNow } from '@/lib/client/clock.ts';
import { deriveRows } from '@/lib/client/derive-rows.ts';
import { canonicalSearch, useFilters } from '@/lib/client/filter-state.ts';
import { toListState } from '@/lib/client/list-state.ts';
import { useMedia } from '@/lib/client/use-media.ts';
import { useSessionStream } from '@/lib/client/use-session-stream.ts';
import { useSetupProblem } from '@/lib/client/use-setup-problem.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import type { FilterProblem } from '@/lib/filters/filter.ts';
import { CellActionsProvider, type PickedValue } from './cell-actions.tsx';
import { CellMenu } from './cell-menu.tsx';
import { ListEmpty } from './list-empty.tsx';
import { ListNotices } from './list-notices.tsx';
import { ListSummary } from './list-summary.tsx';
import { SessionList } from './session-list.tsx';
import { SourceStrip } from './source-strip.tsx';
import { ViewMenu } from './view-menu.tsx';

export type SessionsBoardProps = {
  /** Parts of the address that the server left out. */
  problems: readonly FilterProblem[];
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
  const { list, reconnect } = useSessionStream(filters.window, windowKey);
  const nowMs = useCoarseNow(serverNowMs);
  const cards = useMedia('(max-width: 639px)');
  const [picked, setPicked] = useState<PickedValue | null>(null);

  // Typing stays ahead of what it changes: the rows follow when there is time to filter and sort them.
  const settled = useDeferredValue(filters);
  const { rows, undecided, notReported } = useMemo(
    () => deriveRows(list.sessions, settled, nowMs),
    [list.sessions, settled, nowMs],
  );
  const state = useMemo(() => toListState(list), [list]);
  const setup = useSetupProblem(state.of === 0 && (list.endedNow || list.problem !== null));
  const scope = useMemo(
    () => ({ filters, setFilters, sessions: list.sessions, atLeast: !state.whole, nowMs }),
    [filters, setFilters, list.sessions, state.whole, nowMs],
  );

  return (
    <FilterProvider value={scope}>
      <CellActionsProvider value={setPicked}>
        <DemoBanner demo={demo || state.demo} />
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
              <ClockSwitch />
              <ViewMenu cards={cards} />
            </>
          }
        />
        <FilterBar />
        <FilterChips />
        <div className="flex max-h-56 flex-col gap-2 overflow-y-auto px-4 pb-2 empty:hidden lg:px-6">
          <DroppedNotice problems={problems} />
          {list.sessions.length === 0 && setup !== null ? null : (
            <ListNotices list={list} state={state} onReconnect={reconnect} />
          )}
        </div>
        <SourceStrip sources={list.sources} state={state} />
        <SessionList
          rows={rows}
          unconfirmed={list.unconfirmed}
          query={toQueryString(settled)}
          cards={cards}
          empty={
            <ListEmpty
              state={state}
              undecided={undecided}
              setup={setup === null ? null : { message: setup.message, hint: setup.hint ?? null }}
              failed={list.cut !== null || list.problem !== null}
            />
          }
        />
        {picked === null ? null : <CellMenu picked={picked} onClose={() => setPicked(null)} />}
      </CellActionsProvider>
    </FilterProvider>
  );
}
