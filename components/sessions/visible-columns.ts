'use client';

import { useColumnLayout } from '@/lib/client/use-column-layout.ts';

/** Ids of the fields that the table shows, in its order. */
export function useVisibleColumns(): readonly string[] {
  return useColumnLayout().columns.order;
}
