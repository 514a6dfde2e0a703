'use client';

import { useMemo } from 'react';
import type { RowWindow } from '@/components/data-table/row-window.ts';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import type { Session } from '@/lib/domain/session.ts';

/** The rows of a list as a table takes them. */
export function useRowWindow(client: ListClient): RowWindow<Session> {
  const answer = useListPart(client, (list) => list.answer);
  const rows = useListPart(client, (list) => list.rows);
  return useMemo(() => {
    const places = new Map(answer?.places);
    for (const [index, { session }] of rows) places.set(session.key, index);
    return {
      count: answer?.count ?? 0,
      rowAt: (index: number) => rows.get(index)?.session ?? null,
      isUnconfirmed: (index: number) => rows.get(index)?.unconfirmed ?? false,
      placeOf: (key: string) => places.get(key) ?? -1,
    };
  }, [answer, rows]);
}
