import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { ItemKind, SessionItems } from '../domain/session-items.ts';
import { getJson } from './api.ts';
import { isRefused, isWorthRetrying, LIVE_MS } from './queries.ts';

/** Items of one request. */
export const PAGE_ITEMS = 100;

type List = SessionItems<unknown>;

/** What will not become other by asking again. */
const isSettled = ({ final, problem }: List) => final || problem?.kind === 'gone';

/** A part of a session's list, asked again as often as the session's page is, until nothing can change in it. */
export const itemsQuery = <Answer extends List>(href: string, kind: ItemKind, search: string) =>
  queryOptions({
    queryKey: ['items', href, kind, search],
    queryFn: ({ signal }) => getJson<Answer>(`/api${href}/${kind}${search}`, signal),
    retry: isWorthRetrying,
    refetchInterval: ({ state }) =>
      isRefused(state.error) || (state.data !== undefined && isSettled(state.data)) ? false : LIVE_MS,
  });

/** Which rows are looked at, and which one has the focus, wherever it is; -1: none. */
export type ItemRange = { from: number; to: number; active: number };

export type ItemPages<Item> = {
  /** Null where it was never read, or is on its way. */
  total: number | null;
  /** Null for one that has not come yet. */
  itemAt: (index: number) => Item | null;
  error: Error | null;
  retry: () => void;
};

const toSearch = (parameters: string, page: number) => `?offset=${page * PAGE_ITEMS}&limit=${PAGE_ITEMS}${parameters}`;

/** A long list by its parts: the first, which tells how long it is, and those that are looked at. */
export function useItemPages<Item>(
  href: string,
  kind: ItemKind,
  { parameters, range }: { parameters: string; range: ItemRange },
): ItemPages<Item> {
  const first = useQuery(itemsQuery<SessionItems<Item>>(href, kind, toSearch(parameters, 0)));
  const from = Math.floor(range.from / PAGE_ITEMS);
  const to = Math.floor(Math.max(range.from, range.to - 1) / PAGE_ITEMS);
  const seen = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const pages = [...new Set([...seen, Math.floor(range.active / PAGE_ITEMS)])].filter((page) => page > 0);
  const others = useQueries({
    queries: pages.map((page) => itemsQuery<SessionItems<Item>>(href, kind, toSearch(parameters, page))),
  });
  const failed = [first, ...others].find(({ data, error }) => data === undefined && error !== null);
  return {
    total: first.data?.total ?? null,
    itemAt(index) {
      const page = Math.floor(index / PAGE_ITEMS);
      const answer = page === 0 ? first.data : others[pages.indexOf(page)]?.data;
      return answer?.items[index % PAGE_ITEMS] ?? null;
    },
    error: failed?.error ?? null,
    retry: () => {
      for (const query of [first, ...others]) if (query.error !== null) void query.refetch();
    },
  };
}
