'use client';

import { useQuery } from '@tanstack/react-query';
import { type ScopeRef, scopeHref } from '../domain/resource-ref.ts';
import type { ScopeDetail } from '../domain/scope-detail.ts';
import { EMPTY_FILTERS, toQueryString } from '../filters/codec.ts';
import type { TimeWindow } from '../filters/filter.ts';
import { ApiError, type ApiProblem } from './api.ts';
import { scopeQuery } from './scope-query.ts';
import { usePaused } from './use-paused.ts';
import { useZone } from './use-zone.ts';

export type ScopeReading = {
  scope: ScopeDetail | null;
  loading: boolean;
  /** What is shown is of the range before; the one that was chosen is on its way. */
  earlier: boolean;
  error: Error | null;
  /** What the server says of one that neither AWS nor anybody knows. */
  missing: ApiProblem | null;
  retry: () => void;
} & Pick<ReturnType<typeof usePaused>, 'paused' | 'setPaused'>;

/** One application or workgroup and its sessions within a window, kept fresh. */
export function useScope(scopeRef: ScopeRef, window: TimeWindow): ScopeReading {
  const zone = useZone();
  const { paused, setPaused, options } = usePaused();
  const range = toQueryString({ ...EMPTY_FILTERS, window });
  const tz = zone === null || zone === 'UTC' ? '' : `tz=${encodeURIComponent(zone)}`;
  const search = tz === '' ? range : `${range === '' ? '?' : `${range}&`}${tz}`;
  const query = useQuery({ ...scopeQuery(scopeHref(scopeRef), search), ...options, enabled: zone !== null });
  const { data, error, isPending, isPlaceholderData, refetch } = query;
  const absent = data === undefined && error instanceof ApiError && [404, 410].includes(error.problem.status);
  return {
    scope: data ?? null,
    loading: isPending,
    earlier: isPlaceholderData,
    error,
    missing: absent ? error.problem : null,
    retry: () => void refetch(),
    paused,
    setPaused,
  };
}
