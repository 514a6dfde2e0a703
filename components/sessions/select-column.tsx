'use client';

import { type Column, columnHelper } from '@/components/data-table/features.ts';
import type { Session } from '@/lib/domain/session.ts';
import { AllRowsBox, RowBox } from './row-selection.tsx';

const helper = columnHelper<Session>();

/** The boxes that select rows, at the left of the table. */
export const SELECT_COLUMN: Column<Session> = helper.display({
  id: 'select',
  meta: {
    label: 'Select',
    head: <AllRowsBox />,
    description: null,
    align: 'start',
    width: 36,
    grow: false,
    pinnedAt: null,
    main: false,
  },
  cell: ({ row }) => <RowBox session={row.original} />,
});
