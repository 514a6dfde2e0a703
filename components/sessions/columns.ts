import type { TableColumn } from '@/components/data-table/data-table.tsx';
import { columnHelper } from '@/components/data-table/features.ts';
import type { Clock } from '@/lib/client/preferences.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { ShownColumn } from '@/lib/tables/column-layout.ts';
import { drawCell } from './draw-cell.ts';
import { drawName } from './draw-name.ts';

const helper = columnHelper<Session>();

/** How the rows are shown: `withId` adds a second line, for the comfortable density. */
export type ColumnOptions = { withId: boolean; clock: Clock };

/** The columns of the session table. */
export function toColumns(shown: readonly ShownColumn[], { withId, clock }: ColumnOptions): TableColumn<Session>[] {
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
      draw: field.main
        ? (session, { current }) => ({
            children: [drawName(session, { withId, open: current, whole: false })],
            className: '',
            title: null,
            ticks: false,
            news: null,
          })
        : (session, { nowMs }) => drawCell(field, session, { nowMs, clock }),
    };
  });
}
