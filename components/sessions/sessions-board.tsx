'use client';

import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { timelinePreference } from '@/components/data-table/density.ts';
import { FilterBar } from '@/components/filters/filter-bar.tsx';
import { FilterChips } from '@/components/filters/filter-chips.tsx';
import { FilterProvider } from '@/components/filters/filter-context.tsx';
import { useWatchedFacets } from '@/components/filters/use-watched-facets.ts';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { canonicalSearch, useFilters } from '@/lib/client/filter-state.ts';
import { useSessionList } from '@/lib/client/list/use-session-list.ts';
import { useMenuOpen } from '@/lib/client/open-menus.ts';
import { useMedia } from '@/lib/client/use-media.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { useTextSelected } from '@/lib/client/use-text-selected.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import type { FilterProblem } from '@/lib/filters/filter.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { HoldButton } from './hold-button.tsx';
import { ListAlerts } from './list-alerts.tsx';
import { ListFacets } from './list-facets.tsx';
import { ListHead } from './list-head.tsx';
import { ListTimeline } from './list-timeline.tsx';
import { ListWorkspace } from './list-workspace.tsx';
import { NewRows } from './new-rows.tsx';
import { SessionList } from './session-list.tsx';
import type { PickedValue } from './session-value.ts';
import { ShareButton } from './share-button.tsx';
import { TimelineToggle } from './timeline-toggle.tsx';
import { ViewsFallback } from './views-fallback.tsx';

// Fetched when there is something to do, not with the page.
const CellMenu = lazy(() => import('./cell-menu.tsx'));
const ViewsMenu = lazy(() => import('./views-menu.tsx'));

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
  const selecting = useTextSelected();
  const resting = selecting || menuOpen;
  const stretches = cards || timeline === 'off' ? 0 : STRETCHES;
  const query = useMemo(
    () => ({ filters, facets: watched, stretches, held, resting }),
    [filters, watched, stretches, held, resting],
  );
  const client = useSessionList(query);
  const scroller = useRef<HTMLDivElement>(null);
  const scope = useMemo(() => ({ filters, setFilters }), [filters, setFilters]);
  // The same elements at every render: what stands within is drawn again for its own reasons alone.
  const actions = useMemo(
    () => (
      <>
        <HoldButton
          client={client}
          held={held}
          resting={resting}
          onHold={(hold) => setHeldWindow(hold ? windowKey : null)}
        />
        {cards ? null : <TimelineToggle />}
        <ClockSwitch />
        <ExportMenu client={client} />
        <Suspense fallback={<ViewsFallback />}>
          <ViewsMenu />
        </Suspense>
        <ColumnsMenu cards={cards} />
        <ShareButton />
      </>
    ),
    [held, resting, windowKey, cards, client],
  );
  const list = useMemo(
    () => (
      <ListWorkspace client={client} onValue={setPicked}>
        <NewRows client={client} scroller={scroller} />
        <SessionList client={client} scroller={scroller} cards={cards} />
      </ListWorkspace>
    ),
    [client, cards],
  );

  return (
    <FilterProvider value={scope}>
      <ListFacets client={client} watchFacets={watchFacets}>
        <ListHead client={client} demo={demo} actions={actions} />
        <FilterBar />
        <FilterChips />
        <ListAlerts client={client} problems={problems} cards={cards} />
        {stretches === 0 ? null : <ListTimeline client={client} />}
        {list}
        {picked === null ? null : (
          <Suspense fallback={null}>
            <CellMenu picked={picked} onClose={() => setPicked(null)} />
          </Suspense>
        )}
      </ListFacets>
    </FilterProvider>
  );
}
