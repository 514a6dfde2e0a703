'use client';

import { useMemo } from 'react';
import type { RowWindow } from '@/components/data-table/row-window.ts';
import type { ListSnapshot } from '@/lib/client/list/list-client.ts';
import type { Session } from '@/lib/domain/session.ts';

/** The rows of a list as a table takes them. */
export function useRowWindow({ answer, rows }: ListSnapshot): RowWindow<Session> {
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
