'use client';

import type { Header, RowData } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { classNames } from '@/lib/client/class-names.ts';
import type { Features } from './features.ts';

const ARIA_SORT = { asc: 'ascending', desc: 'descending', none: 'none' } as const;

/** A column's head: a button that sorts, and with shift adds to the sort. */
export function HeaderCell<Row extends RowData>({ header }: { header: Header<Features, Row> }) {
  const { column } = header;
  const meta = column.columnDef.meta;
  const sorted = column.getIsSorted() || 'none';
  const place = column.getSortIndex();
  const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={column.getCanSort() ? ARIA_SORT[sorted] : undefined}
      className={classNames(
        'sticky top-0 z-10 border-line border-b bg-canvas p-0 font-medium text-2xs text-ink-muted',
        meta?.pinned === true && 'left-0 z-20',
        meta?.align === 'end' ? 'text-right' : 'text-left',
      )}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={column.getToggleSortingHandler()}
          title={[meta?.description, 'Click to sort, with Shift to sort by several'].filter(Boolean).join('. ')}
          className={classNames(
            'group relative flex h-8 w-full items-center gap-1 px-2.5 hover:text-ink focus-visible:-outline-offset-2',
            meta?.align === 'end' && 'flex-row-reverse',
            sorted !== 'none' && 'text-ink',
          )}
        >
          <span className="truncate">{meta?.label}</span>
          {/* Takes room only where it says something; under the pointer it lies over the label's edge. */}
          <Arrow
            aria-hidden="true"
            className={classNames(
              'size-3 shrink-0',
              sorted === 'none' && 'invisible absolute bg-canvas opacity-60 group-hover:visible',
              sorted === 'none' && (meta?.align === 'end' ? 'left-0.5' : 'right-0.5'),
            )}
          />
          {place > 0 ? <span className="text-ink-faint">{place + 1}</span> : null}
        </button>
      ) : (
        <span className="flex h-8 items-center px-2.5">{meta?.head ?? meta?.label}</span>
      )}
    </th>
  );
}
