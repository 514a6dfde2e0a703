'use client';

import { useQuery } from '@tanstack/react-query';
import { itemsQuery } from '@/lib/client/session-items.ts';
import type { StatementItem, StatementList } from '@/lib/domain/session-items.ts';

/** One statement by its id, wherever in the list it stands; null where none is picked, or it is on its way. */
export function usePickedStatement(href: string, id: number | null): StatementItem | null {
  const query = itemsQuery<StatementList>(href, 'statements', `?limit=1&id=${id ?? 0}`);
  const { data } = useQuery({ ...query, enabled: id !== null });
  return id === null ? null : (data?.items[0] ?? null);
}
