import { queryOptions } from '@tanstack/react-query';
import type { Executor, SessionItems } from '../domain/session-items.ts';
import { getJson } from './api.ts';
import { isRefused, isWorthRetrying, LIVE_MS } from './queries.ts';

const PAGE = 1_000;
/** So many are read; a session with more is charted with the newest of them, and says so. */
export const MOST_EXECUTORS = 20_000;

/** All executors of a session, which a chart needs at once: they are small, and thousands are rare. */
export const executorsQuery = (href: string) =>
  queryOptions({
    queryKey: ['executors', href],
    queryFn: async ({ signal }): Promise<SessionItems<Executor>> => {
      const read = (offset: number) =>
        getJson<SessionItems<Executor>>(`/api${href}/executors?offset=${offset}&limit=${PAGE}`, signal);
      const first = await read(0);
      const items = [...first.items];
      while (items.length < Math.min(first.total ?? 0, MOST_EXECUTORS)) {
        const next = await read(items.length);
        if (next.items.length === 0) break;
        items.push(...next.items);
      }
      return { ...first, items };
    },
    retry: isWorthRetrying,
    refetchInterval: ({ state: { data, error } }) =>
      isRefused(error) || data?.final === true || data?.problem?.kind === 'gone' ? false : LIVE_MS,
  });
