'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { Fragment, type ReactNode, type RefObject, useState } from 'react';
import { HEADER_HEIGHT, TOTALS_HEIGHT } from './density.ts';
import { type Column, type Features, features, type SortingState } from './features.ts';
import { HeaderCell } from './header-cell.tsx';
import { PlaceholderRow } from './placeholder-row.tsx';
import { useRowFocus } from './row-focus.ts';
import type { Look, RowWindow } from './row-window.ts';
import { SpacerRow } from './spacer-row.tsx';
import { TableRow } from './table-row.tsx';
import { TotalsRow } from './totals-row.tsx';
import { useVirtualRows } from './virtual-rows.ts';

export type DataTableProps<Row extends RowData> = {
  caption: string;
  columns: Column<Row>[];
  /** The rows, filtered and sorted elsewhere. */
  rows: RowWindow<Row>;
  look: Look;
  /** Whether rows that come above the first one leave it where it is. */
  holdsTop: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  getKey: (row: Row) => string;
  /** Where a row leads. One of its cells holds the same link for the keyboard. */
  getHref: (row: Row) => string;
  onOpen: (row: Row) => void;
  sorting: SortingState;
  onSortingChange: (sorting: SortingState) => void;
  rowHeight: number;
  letters: boolean;
  /** Names the list: another one is scrolled to its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
  onScroll: (offset: number) => void;
  /** What the rows come to, by the id of the column it stands under; null for none. */
  totals: Readonly<Record<string, ReactNode>> | null;
  /** Stands below the head instead of rows. */
  empty: ReactNode;
};

/** A native table of which only the rows in view are in the document; their true place is told by aria-rowindex. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { columns, rows, scroller, getKey, rowHeight, sorting, totals } = props;
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const keyOf = (index: number) => {
    const row = rows.rowAt(index);
    return row === null ? null : getKey(row);
  };

  const virtual = useVirtualRows({
    scroller,
    count: rows.count,
    rowHeight,
    headerHeight: HEADER_HEIGHT,
    footerHeight: totals === null ? 0 : TOTALS_HEIGHT,
    getKey: keyOf,
    indexOf: rows.placeOf,
    activeKey,
    listKey: props.listKey,
    initialOffset: props.initialOffset,
    onScroll: props.onScroll,
    look: props.look,
    holdsTop: props.holdsTop,
  });
  useRowFocus({
    scroller,
    count: rows.count,
    indexOf: rows.placeOf,
    onActive: setActiveKey,
    scrollToIndex: virtual.scrollToIndex,
    letters: props.letters,
  });

  // The table model is built of the rows in view only: it costs the same for a hundred rows and for a million.
  const table = useTable<Features, Row>({
    features,
    columns,
    data: virtual.items.flatMap((item) => rows.rowAt(item.index) ?? []),
    getRowId: getKey,
    manualSorting: true,
    state: { sorting },
    onSortingChange: (update) => props.onSortingChange(typeof update === 'function' ? update(sorting) : update),
  });
  const models = table.getRowModel().rowsById;
  const shown = table.getAllLeafColumns();
  const columnsKey = shown.map(({ id, columnDef: { meta } }) => `${id}@${meta?.pinnedAt ?? ''}`).join();
  const grows = shown.some(({ columnDef: { meta } }) => meta?.grow);
  const minWidth = shown.reduce((sum, column) => sum + (column.columnDef.meta?.width ?? 0), 0);

  // What is scrolled into view for the focus must not end up under the columns that stay.
  const pinnedWidth = shown.reduce(
    (sum, { columnDef: { meta } }) => sum + (meta?.pinnedAt == null ? 0 : meta.width),
    0,
  );

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
        <caption className="sr-only">{props.caption}</caption>
        <colgroup>
          {shown.map(({ id, columnDef: { meta } }) => (
            <col key={id} style={meta === undefined || meta.grow ? {} : { width: meta.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {(table.getHeaderGroups()[0]?.headers ?? []).map((header) => (
              <HeaderCell key={header.id} header={header} />
            ))}
          </tr>
        </thead>
        <tbody>
          {virtual.items.map((item, place) => {
            const above = place === 0 ? HEADER_HEIGHT : (virtual.items[place - 1]?.end ?? HEADER_HEIGHT);
            const rowKey = keyOf(item.index);
            const model = rowKey === null ? undefined : models[rowKey];
            return (
              <Fragment key={rowKey ?? item.index}>
                <SpacerRow height={item.start - above} columns={shown.length} />
                {rowKey === null || model === undefined ? (
                  <PlaceholderRow height={rowHeight} columns={shown.length} ariaIndex={item.index + 2} />
                ) : (
                  <TableRow
                    model={model}
                    rowKey={rowKey}
                    ariaIndex={item.index + 2}
                    height={rowHeight}
                    href={props.getHref(model.original)}
                    unconfirmed={rows.isUnconfirmed(item.index)}
                    columnsKey={columnsKey}
                    onOpen={props.onOpen}
                  />
                )}
              </Fragment>
            );
          })}
          <SpacerRow
            height={virtual.height + HEADER_HEIGHT - (virtual.items.at(-1)?.end ?? HEADER_HEIGHT)}
            columns={shown.length}
          />
        </tbody>
        {totals === null ? null : (
          <TotalsRow columns={shown} totals={totals} ariaIndex={rows.count + 2} height={TOTALS_HEIGHT} />
        )}
      </table>
      {rows.count === 0 ? props.empty : null}
    </div>
  );
}
