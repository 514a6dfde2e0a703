import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ScopeDetail } from '../domain/scope-detail.ts';
import { getJson } from './api.ts';
import { isRefused, isWorthRetrying } from './queries.ts';

const SCOPE_MS = 15_000;

/** `href` is the path of its page; `search` the query string of range and zone, with its question mark or empty. */
export const scopeQuery = (href: string, search: string) =>
  queryOptions({
    queryKey: ['scope', href, search],
    queryFn: ({ signal }) => getJson<ScopeDetail>(`/api${href}${search}`, signal),
    retry: isWorthRetrying,
    refetchInterval: (query) => (isRefused(query.state.error) ? false : SCOPE_MS),
    placeholderData: keepPreviousData,
  });
