'use client';

import type { TableColumn } from '@/components/data-table/data-table.tsx';
import { columnHelper } from '@/components/data-table/features.ts';
import type { Session } from '@/lib/domain/session.ts';
import { drawBox } from './draw-name.ts';
import { AllRowsBox } from './row-selection.tsx';

const helper = columnHelper<Session>();
const id = 'select';
const meta = {
  label: 'Select',
  head: <AllRowsBox />,
  description: null,
  align: 'start',
  width: 36,
  grow: false,
  pinnedAt: null,
  main: false,
} as const;

/** The boxes that select rows, at the left of the table. */
export const SELECT_COLUMN: TableColumn<Session> = {
  head: { ...helper.display({ id, meta }), id, meta },
  draw: (session, { selected }) => ({
    children: [drawBox(session, selected)],
    className: '',
    title: null,
    ticks: false,
    news: null,
  }),
};
