'use client';

import type { ComponentType } from 'react';
import { type Column, columnHelper } from '@/components/data-table/features.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { SortField } from '@/lib/filters/field.ts';
import {
  CreatedValue,
  DurationValue,
  IdleValue,
  NameValue,
  OwnerValue,
  RoleValue,
  ScopeValue,
  ServiceValue,
  StateValue,
  UsageValue,
  VersionValue,
} from './session-values.tsx';

type Look = { width: number; grow?: boolean; pinned?: boolean; Cell: ComponentType<{ session: Session }> };

type Definition = Look & { id: SortField; label: string; unit?: string; align?: 'end'; largestFirst?: boolean };

const NameOnly = ({ session }: { session: Session }) => <NameValue session={session} withId={false} />;
const NameAndId = ({ session }: { session: Session }) => <NameValue session={session} withId />;

const DEFINITIONS: readonly Definition[] = [
  { id: 'service', label: 'Service', width: 78, Cell: ServiceValue },
  { id: 'name', label: 'Name or id', width: 172, grow: true, pinned: true, Cell: NameOnly },
  { id: 'state', label: 'State', width: 124, Cell: StateValue },
  { id: 'scope', label: 'Scope', width: 116, Cell: ScopeValue },
  { id: 'owner', label: 'Owner', width: 112, Cell: OwnerValue },
  { id: 'role', label: 'Role', width: 112, Cell: RoleValue },
  { id: 'version', label: 'Version', width: 90, Cell: VersionValue },
  { id: 'created', label: 'Created', width: 108, largestFirst: true, Cell: CreatedValue },
  { id: 'duration', label: 'Duration', width: 84, align: 'end', largestFirst: true, Cell: DurationValue },
  { id: 'usage', label: 'Usage', width: 134, align: 'end', largestFirst: true, Cell: UsageValue },
  { id: 'idle', label: 'Idle for', width: 90, align: 'end', largestFirst: true, Cell: IdleValue },
];

const helper = columnHelper<Session>();

/** The columns of the session table; `withId` shows a second line, for the comfortable density. */
export function toColumns(withId: boolean): Column<Session>[] {
  return DEFINITIONS.map(({ id, label, unit, align, width, grow, pinned, largestFirst, Cell }) => {
    const Body = id === 'name' && withId ? NameAndId : Cell;
    return helper.accessor((session): unknown => session.key, {
      id,
      enableSorting: true,
      enableHiding: id !== 'name',
      sortDescFirst: largestFirst ?? false,
      meta: { label, unit: unit ?? null, align: align ?? 'start', width, grow: grow ?? false, pinned: pinned ?? false },
      cell: ({ row }) => <Body session={row.original} />,
    });
  });
}

export const HIDEABLE_COLUMNS = DEFINITIONS.filter(({ id }) => id !== 'name').map(({ id, label }) => ({ id, label }));
