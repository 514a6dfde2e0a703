'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { Fragment, type ReactNode, type RefObject, useMemo, useState } from 'react';
import { HEADER_HEIGHT, TOTALS_HEIGHT } from './density.ts';
import { type Column, type ColumnMeta, type Features, features, type SortingState } from './features.ts';
import { HeaderCell } from './header-cell.tsx';
import { PlaceholderRow } from './placeholder-row.tsx';
import { useRowFocus } from './row-focus.ts';
import { createRowSlots } from './row-slots.ts';
import type { Look, RowWindow } from './row-window.ts';
import { SpacerRow } from './spacer-row.tsx';
import { type RowColumn, type RowMarks, TableRow } from './table-row.tsx';
import { useVirtualRows } from './virtual-rows.ts';

/** A column: what the head knows of it, and how a row draws it. */
export type TableColumn<Row extends RowData> = { head: Column<Row> & { id: string; meta: ColumnMeta } } & Pick<
  RowColumn<Row>,
  'draw'
>;

export type DataTableProps<Row extends RowData> = {
  caption: string;
  columns: readonly TableColumn<Row>[];
  /** The rows, filtered and sorted elsewhere. */
  rows: RowWindow<Row>;
  look: Look;
  /** Whether rows that come above the first one leave it where it is. */
  holdsTop: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  getKey: (row: Row) => string;
  /** A hook, the same at every render: how a row stands out. */
  useMarks: (rowKey: string) => RowMarks;
  sorting: SortingState;
  onSortingChange: (sorting: SortingState) => void;
  rowHeight: number;
  letters: boolean;
  /** Names the list: another one is scrolled to its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
  onScroll: (offset: number) => void;
  /** The foot of the table, TOTALS_HEIGHT high; null for none. */
  totals: ReactNode;
  /** Stands below the head instead of rows. */
  empty: ReactNode;
};

const NO_ROWS: never[] = [];

/** A native table of which only the rows in view are in the document; their true place is told by aria-rowindex. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { columns, rows, scroller, getKey, rowHeight, sorting, totals } = props;
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [slots] = useState(createRowSlots);
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

  const heads = useMemo(() => columns.map(({ head }) => head), [columns]);
  const rowColumns = useMemo(
    () => columns.map(({ head: { id, meta }, draw }) => ({ id, draw, align: meta.align, pinnedAt: meta.pinnedAt })),
    [columns],
  );
  // The library has the heads alone: rows that it models cost the more the more there are.
  const table = useTable<Features, Row>({
    features,
    columns: heads,
    data: NO_ROWS,
    manualSorting: true,
    state: { sorting },
    onSortingChange: (update) => props.onSortingChange(typeof update === 'function' ? update(sorting) : update),
  });
  const grows = heads.some(({ meta }) => meta.grow);
  const minWidth = heads.reduce((sum, { meta }) => sum + meta.width, 0);
  // What is scrolled into view for the focus must not end up under the columns that stay.
  const pinnedWidth = heads.reduce((sum, { meta }) => sum + (meta.pinnedAt === null ? 0 : meta.width), 0);

  const drawn = virtual.items.map((item) => ({ item, row: rows.rowAt(item.index), key: keyOf(item.index) }));
  const placed = slots.place(
    drawn.flatMap(({ key }) => key ?? []),
    activeKey,
  );
  let place = 0;

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
          {heads.map(({ id, meta }) => (
            <col key={id} style={meta.grow ? {} : { width: meta.width }} />
          ))}
        </colgroup>
        <thead className="sticky top-0 z-10">
          <tr aria-rowindex={1}>
            {(table.getHeaderGroups()[0]?.headers ?? []).map((header) => (
              <HeaderCell key={header.id} header={header} />
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ item, row, key }, order) => {
            const above = order === 0 ? HEADER_HEIGHT : (drawn[order - 1]?.item.end ?? HEADER_HEIGHT);
            const slot = key === null ? null : placed[place++];
            return (
              <Fragment key={slot ?? `waits ${item.index}`}>
                <SpacerRow height={item.start - above} columns={heads.length} />
                {row === null || key === null ? (
                  <PlaceholderRow height={rowHeight} columns={heads.length} ariaIndex={item.index + 2} />
                ) : (
                  <TableRow
                    row={row}
                    rowKey={key}
                    ariaIndex={item.index + 2}
                    height={rowHeight}
                    unconfirmed={rows.isUnconfirmed(item.index)}
                    columns={rowColumns}
                    useMarks={props.useMarks}
                  />
                )}
              </Fragment>
            );
          })}
          <SpacerRow
            height={virtual.height + HEADER_HEIGHT - (virtual.items.at(-1)?.end ?? HEADER_HEIGHT)}
            columns={heads.length}
          />
        </tbody>
        {totals}
      </table>
      {rows.count === 0 ? props.empty : null}
    </div>
  );
}
