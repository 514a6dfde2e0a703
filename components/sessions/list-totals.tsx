'use client';

import type { TableColumn } from '@/components/data-table/data-table.tsx';
import { TotalsRow } from '@/components/data-table/totals-row.tsx';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import type { Session } from '@/lib/domain/session.ts';
import { TotalsStrip, toTotalCells } from './session-totals.tsx';
import { useListStanding } from './use-list-status.ts';

export type ListTotalsProps = {
  client: ListClient;
  /** Of the table at the foot of which it stands; absent where there is none. */
  columns?: readonly TableColumn<Session>[];
};

/** What the rows of the list come to. */
export function ListTotals({ client, columns }: ListTotalsProps) {
  const totals = useListPart(client, (list) => list.sums?.totals ?? null);
  const rows = useListPart(client, (list) => list.answer?.count ?? 0);
  const atLeast = !useListStanding(client).state.whole;
  if (totals === null) return null;
  const sums = { totals, rows, atLeast };
  if (columns === undefined) return <TotalsStrip {...sums} />;
  return <TotalsRow columns={columns.map(({ head }) => head)} totals={toTotalCells(sums)} ariaIndex={rows + 2} />;
}
