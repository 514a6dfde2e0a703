'use client';

import type { TableColumn } from '@/components/data-table/data-table.tsx';
import { columnHelper } from '@/components/data-table/features.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { ShownColumn } from '@/lib/tables/column-layout.ts';
import { NameCell, SessionCell } from './session-cell.tsx';

const helper = columnHelper<Session>();

/** The columns of the session table; `withId` shows a second line, for the comfortable density. */
export function toColumns(shown: readonly ShownColumn[], withId: boolean): TableColumn<Session>[] {
  return shown.map(({ field, width, grow, pinned, left }) => {
    const id = field.id;
    const meta = {
      label: field.header,
      description: field.description,
      align: field.align,
      width,
      grow,
      pinnedAt: pinned ? left : null,
      main: field.main,
    };
    // The rows come sorted; a column needs an accessor only to count as sortable.
    const head = helper.accessor((session): unknown => session.key, {
      id,
      enableSorting: field.sort !== null,
      sortDescFirst: field.largestFirst,
      meta,
    });
    return {
      head: { ...head, id, meta },
      draw: (session) =>
        field.main ? <NameCell session={session} withId={withId} /> : <SessionCell field={field} session={session} />,
    };
  });
}
