'use client';

import { FlexRender, type RowData, type Row as RowModel } from '@tanstack/react-table';
import Link from 'next/link';
import { memo } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import type { Features } from './features.ts';

export type TableRowProps<Row extends RowData> = {
  model: RowModel<Features, Row>;
  rowKey: string;
  /** Place in the whole list, the head counted as 1. */
  ariaIndex: number;
  height: number;
  href: string;
  unconfirmed: boolean;
  /** Changes when the columns do. */
  columnsKey: string;
  onOpen: (row: Row) => void;
};

function PlainTableRow<Row extends RowData>(props: TableRowProps<Row>) {
  const { model, rowKey, ariaIndex, height, href, unconfirmed } = props;
  const cells = model.getAllCells();
  // A pinned cell is positioned itself, and would hold what is to lie over the whole row.
  const loose = cells.find(({ column }) => (column.columnDef.meta?.pinnedAt ?? null) === null);
  return (
    <tr
      data-row={rowKey}
      data-index={ariaIndex - 2}
      aria-rowindex={ariaIndex}
      className={classNames(
        'group/row relative hover:bg-sunken has-[a:focus-visible]:bg-sunken has-[input:checked]:bg-accent-soft has-[a[aria-current]]:bg-accent-soft',
        unconfirmed && 'bg-[repeating-linear-gradient(135deg,transparent_0_6px,var(--sunken)_6px_12px)]',
      )}
      style={{ height }}
    >
      {cells.map((cell) => {
        const meta = cell.column.columnDef.meta;
        const pinnedAt = meta?.pinnedAt ?? null;
        return (
          <td
            key={cell.id}
            className={classNames(
              'overflow-hidden border-line/70 border-b px-2.5 py-0',
              meta?.align === 'end' && 'text-right tabular-nums',
              pinnedAt !== null &&
                'pointer-events-none sticky z-[1] bg-surface group-hover/row:bg-sunken group-has-[a:focus-visible]/row:bg-sunken group-has-[input:checked]/row:bg-accent-soft group-has-[a[aria-current]]/row:bg-accent-soft',
            )}
            {...(pinnedAt === null ? {} : { style: { left: pinnedAt } })}
          >
            {/* For the pointer: the whole row leads where the link in its cell of honour does. */}
            {cell === loose ? (
              <Link
                href={href}
                prefetch={false}
                aria-hidden="true"
                tabIndex={-1}
                onClick={() => props.onOpen(model.original)}
                className="absolute inset-0"
              />
            ) : null}
            <FlexRender cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}

/** Drawn again only when what it shows has changed; its model is a new object after every scroll. */
export const TableRow = memo(
  PlainTableRow,
  (before, after) =>
    before.model.original === after.model.original &&
    before.rowKey === after.rowKey &&
    before.ariaIndex === after.ariaIndex &&
    before.height === after.height &&
    before.unconfirmed === after.unconfirmed &&
    before.columnsKey === after.columnsKey &&
    before.onOpen === after.onOpen,
) as typeof PlainTableRow;
