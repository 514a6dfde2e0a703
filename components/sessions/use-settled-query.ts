'use client';

import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

/** The canonical query of the rows that are shown, which those of `filters` may not be yet. */
export function useSettledQuery(client: ListClient, filters: SessionFilters): string {
  const settled = useListPart(client, (list) => list.settled);
  return toQueryString(settled?.filters ?? filters);
}
