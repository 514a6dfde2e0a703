'use client';

import { lazy, type ReactNode, type RefObject, Suspense, useCallback, useMemo } from 'react';
import { ColumnActionsProvider } from '@/components/data-table/column-actions.tsx';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { ROW_HEIGHT } from '@/components/data-table/density.ts';
import type { Look, RowWindow } from '@/components/data-table/row-window.ts';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { toColumnActions } from '@/lib/client/column-actions.ts';
import { findOffset, rememberOpened, saveOffset } from '@/lib/client/list-position.ts';
import { shortcutsPreference } from '@/lib/client/preferences.ts';
import { useColumnLayout } from '@/lib/client/use-column-layout.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import type { SessionTotals } from '@/lib/cost/totals.ts';
import type { Session } from '@/lib/domain/session.ts';
import { parseSortField } from '@/lib/filters/sort-codec.ts';
import { toShownColumns } from '@/lib/tables/column-layout.ts';
import { toColumns } from './columns.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { SELECT_COLUMN } from './select-column.tsx';
import { TotalsStrip, toTotalCells } from './session-totals.tsx';

const SessionCards = lazy(() => import('./session-cards.tsx'));

export type SessionListProps = {
  rows: RowWindow<Session>;
  look: Look;
  holdsTop: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  /** Null until they are added up. */
  totals: SessionTotals | null;
  /** The canonical query, under which the scroll position is remembered. */
  query: string;
  cards: boolean;
  empty: ReactNode;
};

const toKey = (session: Session) => session.key;
const toHref = (session: Session) => session.href;
const open = (session: Session) => rememberOpened(session.href);

/** The rows as a table, or as cards where there is no room for one. */
export function SessionList({ rows, look, holdsTop, scroller, totals, query, cards, empty }: SessionListProps) {
  const { filters, setFilters, atLeast } = useFilterScope();
  const { columns: layout, density, setColumns } = useColumnLayout();
  const [shortcuts] = usePreference(shortcutsPreference);
  const columns = useMemo(
    () => [SELECT_COLUMN, ...toColumns(toShownColumns(layout), density === 'comfortable')],
    [layout, density],
  );
  const sorting = useMemo(
    () => filters.sort.map(({ field, descending }) => ({ id: field, desc: descending })),
    [filters.sort],
  );
  const handleScroll = useCallback((offset: number) => saveOffset(query, offset), [query]);
  const letters = shortcuts === 'on';
  const sums = totals === null || rows.count === 0 ? null : { totals, rows: rows.count, atLeast };

  if (cards) {
    return (
      <Suspense fallback={<ListSkeleton />}>
        <SessionCards
          rows={rows}
          look={look}
          holdsTop={holdsTop}
          scroller={scroller}
          query={query}
          letters={letters}
          empty={empty}
        />
        {sums === null ? null : <TotalsStrip {...sums} />}
      </Suspense>
    );
  }
  return (
    <ColumnActionsProvider actions={toColumnActions(layout, setColumns)}>
      <DataTable
        caption="Interactive Spark sessions"
        columns={columns}
        rows={rows}
        look={look}
        holdsTop={holdsTop}
        scroller={scroller}
        getKey={toKey}
        getHref={toHref}
        onOpen={open}
        sorting={sorting}
        onSortingChange={(next) =>
          setFilters({
            ...filters,
            sort: next.flatMap(({ id, desc }) => {
              const field = parseSortField(id);
              return field === null ? [] : [{ field, descending: desc }];
            }),
          })
        }
        rowHeight={ROW_HEIGHT[density]}
        letters={letters}
        listKey={query}
        initialOffset={findOffset(query)}
        onScroll={handleScroll}
        totals={sums === null ? null : toTotalCells(sums)}
        empty={empty}
      />
    </ColumnActionsProvider>
  );
}
