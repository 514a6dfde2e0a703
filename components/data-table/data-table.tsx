'use client';

import type { RowData } from '@tanstack/react-table';
import { memo, type ReactNode, useMemo } from 'react';
import type { RowColumn } from './cell-content.ts';
import type { Column, ColumnMeta, SortingState } from './features.ts';
import { TableBody, type TableBodyProps } from './table-body.tsx';
import { TableHead } from './table-head.tsx';

/** A column: what the head knows of it, and how a row draws it. */
export type TableColumn<Row extends RowData> = { head: Column<Row> & { id: string; meta: ColumnMeta } } & Pick<
  RowColumn<Row>,
  'draw'
>;

export type DataTableProps<Row extends RowData> = Omit<TableBodyProps<Row>, 'columns' | 'hasTotals'> & {
  caption: string;
  columns: readonly TableColumn<Row>[];
  sorting: SortingState;
  /** The same function at every render, or the heads are drawn again with every row. */
  onSortingChange: (sorting: SortingState) => void;
  /** The foot of the table, TOTALS_HEIGHT high; null for none. */
  totals: ReactNode;
  /** Stands below the head instead of rows. */
  empty: ReactNode;
};

/** A native table of which only the rows in view are in the document; their true place is told by aria-rowindex. */
function PlainDataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { caption, columns, sorting, onSortingChange, totals, empty, ...body } = props;
  const { rows, scroller } = body;
  const heads = useMemo(() => columns.map(({ head }) => head), [columns]);
  const rowColumns = useMemo(
    () => columns.map(({ head: { id, meta }, draw }) => ({ id, draw, align: meta.align, pinnedAt: meta.pinnedAt })),
    [columns],
  );
  const grows = heads.some(({ meta }) => meta.grow);
  const minWidth = heads.reduce((sum, { meta }) => sum + meta.width, 0);
  // What is scrolled into view for the focus must not end up under the columns that stay.
  const pinnedWidth = heads.reduce((sum, { meta }) => sum + (meta.pinnedAt === null ? 0 : meta.width), 0);

  return (
    <div
      ref={scroller}
      data-rows=""
      style={{ scrollPaddingInlineStart: pinnedWidth }}
      className="scrollbar-thin relative min-h-64 flex-1 overflow-auto overscroll-contain [overflow-anchor:none] [contain:strict] border-line border-t [scroll-padding-block:34px]"
    >
      <table
        aria-rowcount={rows.count + (totals === null ? 1 : 2)}
        className="w-full table-fixed border-separate border-spacing-0"
        style={grows ? { minWidth } : { width: minWidth }}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          {heads.map(({ id, meta }) => (
            <col key={id} style={meta.grow ? {} : { width: meta.width }} />
          ))}
        </colgroup>
        <TableHead heads={heads} sorting={sorting} onSortingChange={onSortingChange} />
        <TableBody {...body} columns={rowColumns} hasTotals={totals !== null} />
        {totals}
      </table>
      {rows.count === 0 ? empty : null}
    </div>
  );
}

/** Drawn again only when what it is given has changed. */
export const DataTable = memo(PlainDataTable) as typeof PlainDataTable;
