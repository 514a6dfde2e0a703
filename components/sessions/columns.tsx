'use client';

import { type Column, columnHelper } from '@/components/data-table/features.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { ShownColumn } from '@/lib/tables/column-layout.ts';
import { NameCell, SessionCell } from './session-cell.tsx';

const helper = columnHelper<Session>();

/** The columns of the session table; `withId` shows a second line, for the comfortable density. */
export function toColumns(shown: readonly ShownColumn[], withId: boolean): Column<Session>[] {
  return shown.map(({ field, width, grow, pinned, left }) =>
    // The rows come sorted; a column needs an accessor only to count as sortable.
    helper.accessor((session): unknown => session.key, {
      id: field.id,
      enableSorting: field.sort !== null,
      sortDescFirst: field.largestFirst,
      meta: {
        label: field.header,
        description: field.description,
        align: field.align,
        width,
        grow,
        pinnedAt: pinned ? left : null,
        main: field.main,
      },
      cell: ({ row }) =>
        field.main ? (
          <NameCell session={row.original} withId={withId} />
        ) : (
          <SessionCell field={field} session={row.original} />
        ),
    }),
  );
}
