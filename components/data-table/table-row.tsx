'use client';

import { memo, type ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import { toPinned } from './pinned.ts';

/** A column as a row draws it. */
export type RowColumn<Row> = {
  id: string;
  align: 'start' | 'end';
  /** Pixels from the left edge at which it stays when the table scrolls sideways; null lets it scroll. */
  pinnedAt: number | null;
  draw: (row: Row) => ReactNode;
};

/** How a row stands out; both at once are possible. */
export type RowMarks = { selected: boolean; current: boolean };

export type TableRowProps<Row> = {
  row: Row;
  rowKey: string;
  /** Place in the whole list, the head counted as 1. */
  ariaIndex: number;
  height: number;
  unconfirmed: boolean;
  /** Another list only when a column has changed. */
  columns: readonly RowColumn<Row>[];
  /** A hook. */
  useMarks: (rowKey: string) => RowMarks;
};

const CELL = 'overflow-hidden border-line/70 border-b px-2.5 py-0';

function PlainTableRow<Row>(props: TableRowProps<Row>) {
  const { row, rowKey, ariaIndex, height, unconfirmed, columns, useMarks } = props;
  const { selected, current } = useMarks(rowKey);
  return (
    <tr
      data-row={rowKey}
      data-index={ariaIndex - 2}
      aria-rowindex={ariaIndex}
      className={classNames(
        'cursor-pointer',
        selected || current ? 'bg-accent-soft' : 'bg-surface focus-within:bg-sunken hover:bg-sunken',
        unconfirmed && 'bg-[repeating-linear-gradient(135deg,transparent_0_6px,var(--sunken)_6px_12px)]',
      )}
      style={{ height }}
    >
      {columns.map(({ id, align, pinnedAt, draw }) => (
        <td
          key={id}
          className={classNames(
            CELL,
            align === 'end' && 'text-right tabular-nums',
            pinnedAt !== null && 'pinned bg-inherit',
          )}
          {...(pinnedAt === null ? {} : { style: toPinned(pinnedAt) })}
        >
          {draw(row)}
        </td>
      ))}
    </tr>
  );
}

/** Drawn again only when what it shows has changed. */
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;
