'use client';

import { useEffect } from 'react';
import type { Facet, FacetField } from '@/lib/filters/facets.ts';
import { useFacetScope } from './filter-context.tsx';

/** What the values of fields would give under the other filters; a field that is not counted yet is absent. */
export function useFacets(fields: readonly FacetField[]): Partial<Record<FacetField, Facet>> {
  const { facets, watchFacets } = useFacetScope();
  const asked = fields.join();
  useEffect(() => (asked === '' ? undefined : watchFacets(asked.split(',') as FacetField[])), [watchFacets, asked]);
  return facets;
}
