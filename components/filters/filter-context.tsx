'use client';

import { createContext, useContext } from 'react';
import type { SetFilters } from '@/lib/client/filter-state.ts';
import type { Facet, FacetField } from '@/lib/filters/facets.ts';
import type { FieldName } from '@/lib/filters/field.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

export type FilterScope = {
  filters: SessionFilters;
  setFilters: SetFilters;
  /** Counts of the values that somebody watches. */
  facets: Partial<Record<FacetField, Facet>>;
  /** Asks for the counts of fields until what it gives back is called. */
  watchFacets: (fields: readonly FacetField[]) => () => void;
  /** Whether counts may still grow. */
  atLeast: boolean;
  /** Rows of the time window, before the filters. */
  known: number;
  /** Where no row passes: how many would without each of the filters. */
  without: readonly { field: FieldName; count: number }[];
};

const Context = createContext<FilterScope | null>(null);

export const FilterProvider = Context.Provider;

/** The filters of the page around. Throws outside of one. */
export function useFilterScope(): FilterScope {
  const scope = useContext(Context);
  if (scope === null) throw new Error('A filter control stands outside of FilterProvider');
  return scope;
}
