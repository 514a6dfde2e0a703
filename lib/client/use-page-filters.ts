'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { parseFilters, toQueryString } from '../filters/codec.ts';
import type { FilterProblem, SessionFilters } from '../filters/filter.ts';

export type PageFilters = {
  filters: SessionFilters;
  /** What the address asks for and nobody understands; dropped, and said. */
  problems: FilterProblem[];
  setFilters: (filters: SessionFilters) => void;
};

/** The filters in the address of a page without a table. Changing them replaces the address: no entry a click. */
export function usePageFilters(): PageFilters {
  const search = useSearchParams().toString();
  return useMemo(
    () => ({
      ...parseFilters(new URLSearchParams(search)),
      setFilters: (filters) => history.replaceState(null, '', `${location.pathname}${toQueryString(filters)}`),
    }),
    [search],
  );
}
