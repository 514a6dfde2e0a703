'use client';

import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { ColumnActionsProvider } from '@/components/data-table/column-actions.tsx';
import { DataTable } from '@/components/data-table/data-table.tsx';
import { ROW_HEIGHT, shortcutsPreference } from '@/components/data-table/density.ts';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { toColumnActions } from '@/lib/client/column-actions.ts';
import { findOffset, rememberOpened, saveOffset } from '@/lib/client/list-position.ts';
import { useColumnLayout } from '@/lib/client/use-column-layout.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import type { Session } from '@/lib/domain/session.ts';
import { parseSortField } from '@/lib/filters/sort-codec.ts';
import { toShownColumns } from '@/lib/tables/column-layout.ts';
import { toColumns } from './columns.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { TotalsStrip, toTotalCells, useTotals } from './session-totals.tsx';

const SessionCards = lazy(() => import('./session-cards.tsx'));

export type SessionListProps = {
  rows: readonly Session[];
  unconfirmed: ReadonlySet<string>;
  /** The canonical query, under which the scroll position is remembered. */
  query: string;
  cards: boolean;
  empty: ReactNode;
};

const toKey = (session: Session) => session.key;
const toHref = (session: Session) => session.href;
const open = (session: Session) => rememberOpened(session.href);

/** The rows as a table, or as cards where there is no room for one. */
export function SessionList({ rows, unconfirmed, query, cards, empty }: SessionListProps) {
  const { filters, setFilters, atLeast, nowMs } = useFilterScope();
  const totals = useTotals(rows, nowMs);
  const { columns: layout, density, setColumns } = useColumnLayout();
  const [shortcuts] = usePreference(shortcutsPreference);
  const columns = useMemo(() => toColumns(toShownColumns(layout), density === 'comfortable'), [layout, density]);
  const sorting = useMemo(
    () => filters.sort.map(({ field, descending }) => ({ id: field, desc: descending })),
    [filters.sort],
  );
  const handleScroll = useCallback((offset: number) => saveOffset(query, offset), [query]);
  const letters = shortcuts === 'on';

  if (cards) {
    return (
      <Suspense fallback={<ListSkeleton />}>
        <SessionCards rows={rows} unconfirmed={unconfirmed} query={query} letters={letters} empty={empty} />
        {rows.length === 0 ? null : <TotalsStrip totals={totals} rows={rows.length} atLeast={atLeast} />}
      </Suspense>
    );
  }
  return (
    <ColumnActionsProvider actions={toColumnActions(layout, setColumns)}>
      <DataTable
        caption="Interactive Spark sessions"
        columns={columns}
        rows={rows}
        getKey={toKey}
        getHref={toHref}
        isUnconfirmed={(session) => unconfirmed.has(session.key)}
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
        totals={rows.length === 0 ? null : toTotalCells({ totals, rows: rows.length, atLeast })}
        empty={empty}
      />
    </ColumnActionsProvider>
  );
}
