'use client';

import { lazy, type RefObject, Suspense, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { ColumnActionsProvider } from '@/components/data-table/column-actions.tsx';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { ROW_HEIGHT } from '@/components/data-table/density.ts';
import type { SortingState } from '@/components/data-table/features.ts';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { toColumnActions } from '@/lib/client/column-actions.ts';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { findOffset, saveOffset } from '@/lib/client/list-position.ts';
import { clockPreference, shortcutsPreference } from '@/lib/client/preferences.ts';
import { useColumnLayout } from '@/lib/client/use-column-layout.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import type { Session } from '@/lib/domain/session.ts';
import { parseSortField } from '@/lib/filters/sort-codec.ts';
import { toShownColumns } from '@/lib/tables/column-layout.ts';
import { toColumns } from './columns.ts';
import { ListNothing } from './list-nothing.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { ListTotals } from './list-totals.tsx';
import { useOpenRow, useSelectedRows } from './row-selection.tsx';
import { SELECT_COLUMN } from './select-column.tsx';
import { useRowWindow } from './use-row-window.ts';
import { useSettledQuery } from './use-settled-query.ts';

const SessionCards = lazy(() => import('./session-cards.tsx'));

export type SessionListProps = {
  client: ListClient;
  scroller: RefObject<HTMLDivElement | null>;
  cards: boolean;
};

const toKey = (session: Session) => session.key;

/** The rows as a table, or as cards where there is no room for one. */
export function SessionList({ client, scroller, cards }: SessionListProps) {
  const { filters, setFilters } = useFilterScope();
  const { columns: layout, density, setColumns } = useColumnLayout();
  const [shortcuts] = usePreference(shortcutsPreference);
  const [clock] = usePreference(clockPreference);
  const rows = useRowWindow(client);
  const holdsTop = useListPart(client, (list) => list.info.endedNow);
  const query = useSettledQuery(client, filters);
  const columns = useMemo(
    () => [SELECT_COLUMN, ...toColumns(toShownColumns(layout), { withId: density === 'comfortable', clock })],
    [layout, density, clock],
  );
  const selected = useSelectedRows();
  const current = useOpenRow();
  const marks = useMemo(() => ({ selected, current }), [selected, current]);
  // Other filters are no other sort.
  const sort = JSON.stringify(filters.sort.map(({ field, descending }) => ({ id: field, desc: descending })));
  const sorting = useMemo((): SortingState => JSON.parse(sort), [sort]);
  const latest = useRef({ filters, setFilters });
  useLayoutEffect(() => {
    latest.current = { filters, setFilters };
  }, [filters, setFilters]);
  const handleSorting = useCallback((next: SortingState) => {
    latest.current.setFilters({
      ...latest.current.filters,
      sort: next.flatMap(({ id, desc }) => {
        const field = parseSortField(id);
        return field === null ? [] : [{ field, descending: desc }];
      }),
    });
  }, []);
  const handleScroll = useCallback((offset: number) => saveOffset(query, offset), [query]);
  const letters = shortcuts === 'on';
  const hasTotals = useListPart(client, (list) => list.sums !== null) && rows.count > 0;
  const actions = useMemo(() => toColumnActions(layout, setColumns), [layout, setColumns]);
  const empty = useMemo(() => <ListNothing client={client} />, [client]);
  const totals = useMemo(
    () => (hasTotals ? <ListTotals client={client} {...(cards ? {} : { columns })} /> : null),
    [hasTotals, client, cards, columns],
  );
  const shared = {
    rows,
    look: client.look,
    holdsTop,
    scroller,
    letters,
    listKey: query,
    initialOffset: findOffset(query),
    onScroll: handleScroll,
    empty,
  };

  if (cards) {
    return (
      <Suspense fallback={<ListSkeleton />}>
        <SessionCards {...shared} />
        {totals}
      </Suspense>
    );
  }
  return (
    <ColumnActionsProvider actions={actions}>
      <DataTable
        {...shared}
        caption="Interactive Spark sessions"
        columns={columns}
        getKey={toKey}
        marks={marks}
        sorting={sorting}
        onSortingChange={handleSorting}
        rowHeight={ROW_HEIGHT[density]}
        totals={totals}
      />
    </ColumnActionsProvider>
  );
}
