'use client';

import { createContext, useContext } from 'react';
import type { SetFilters } from '@/lib/client/filter-state.ts';
import type { Facet, FacetField } from '@/lib/filters/facets.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

export type FilterScope = { filters: SessionFilters; setFilters: SetFilters };

export type FacetScope = {
  /** Counts of the values that somebody watches. */
  facets: Partial<Record<FacetField, Facet>>;
  /** Asks for the counts of fields until what it gives back is called. */
  watchFacets: (fields: readonly FacetField[]) => () => void;
  /** Whether counts may still grow. */
  atLeast: boolean;
  /** Whether the list is still on its way in; one of which a source fails is not, and may never be whole. */
  coming: boolean;
};

// Apart: counts change with every row that arrives, the filters only when somebody changes them.
const FilterContext = createContext<FilterScope | null>(null);
const FacetContext = createContext<FacetScope | null>(null);

export const FilterProvider = FilterContext.Provider;
export const FacetProvider = FacetContext.Provider;

/** The filters of the page around. Throws outside of one. */
export function useFilterScope(): FilterScope {
  const scope = useContext(FilterContext);
  if (scope === null) throw new Error('A filter control stands outside of FilterProvider');
  return scope;
}

/** What the values of the list around are. Throws outside of one. */
export function useFacetScope(): FacetScope {
  const scope = useContext(FacetContext);
  if (scope === null) throw new Error('A filter control stands outside of FacetProvider');
  return scope;
}
