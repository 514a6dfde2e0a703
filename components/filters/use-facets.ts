'use client';

import { useDeferredValue, useMemo } from 'react';
import { countFacets, type Facet, type FacetField } from '@/lib/filters/facets.ts';
import { useFilterScope } from './filter-context.tsx';

/** What the values of fields would give under the other filters; a field that is not counted yet is absent. */
export function useFacets(fields: readonly FacetField[]): Partial<Record<FacetField, Facet>> {
  const { filters, sessions, nowMs } = useFilterScope();
  const settled = useDeferredValue(sessions);
  const asked = fields.join();
  return useMemo(
    () => countFacets(filters, settled, nowMs, asked.split(',') as FacetField[]),
    [filters, settled, nowMs, asked],
  );
}
