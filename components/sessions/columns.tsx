'use client';

import { type Column, columnHelper } from '@/components/data-table/features.ts';
import type { Session } from '@/lib/domain/session.ts';
import { SESSION_FIELDS } from '@/lib/tables/session-fields.ts';
import { NameCell, SessionCell } from './session-cell.tsx';

/**
 * Narrower than the fields' own widths, so that everything about money stands in a window of 1440 px beside the sidebar;
 * usage, role and version follow where there is room, or by scrolling.
 */
const WIDTH: Record<string, number> = {
  service: 76,
  name: 164,
  state: 120,
  scope: 106,
  owner: 106,
  created: 106,
  duration: 80,
  cost: 92,
  burn: 82,
  idle: 80,
  idleCost: 82,
  stops: 88,
  usage: 118,
  role: 110,
  version: 86,
};

/** Fields of which the largest, or the latest, is what one looks for first. */
const LARGEST_FIRST = new Set([
  'created',
  'started',
  'ended',
  'duration',
  'usage',
  'cost',
  'burn',
  'idle',
  'idleCost',
  'timeout',
]);

const helper = columnHelper<Session>();

/** The columns of the session table; `withId` shows a second line, for the comfortable density. */
export function toColumns(withId: boolean): Column<Session>[] {
  return SESSION_FIELDS.map((field) =>
    // The rows come sorted; a column needs an accessor only to count as sortable.
    helper.accessor((session): unknown => session.key, {
      id: field.sort ?? field.id,
      enableSorting: field.sort !== null,
      enableHiding: field.id !== 'name',
      sortDescFirst: LARGEST_FIRST.has(field.id),
      meta: {
        label: field.header,
        description: field.description,
        align: field.align,
        width: WIDTH[field.id] ?? field.width,
        grow: field.id === 'name',
        pinned: field.id === 'name',
      },
      cell: ({ row }) =>
        field.id === 'name' ? (
          <NameCell session={row.original} withId={withId} />
        ) : (
          <SessionCell field={field} session={row.original} />
        ),
    }),
  );
}

/** Columns that can be hidden, and whether they are shown unless somebody chose otherwise. */
export const HIDEABLE_COLUMNS = SESSION_FIELDS.filter(({ id }) => id !== 'name').map(
  ({ id, sort, header, defaultVisible }) => ({ id: sort ?? id, label: header, defaultVisible }),
);

/** The ids hidden under a stored choice: empty stands for the default, `none` for nothing hidden. */
export function toHidden(choice: string): ReadonlySet<string> {
  if (choice === '') return new Set(HIDEABLE_COLUMNS.flatMap(({ id, defaultVisible }) => (defaultVisible ? [] : [id])));
  return new Set(choice.split(','));
}
