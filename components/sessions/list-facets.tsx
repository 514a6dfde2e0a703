'use client';

import { type ReactNode, useMemo } from 'react';
import { FacetProvider, type FacetScope } from '@/components/filters/filter-context.tsx';
import type { ListClient } from '@/lib/client/list/list-client.ts';
import { useListPart } from '@/lib/client/list/use-session-list.ts';
import { useListStanding } from './use-list-status.ts';

const NONE: FacetScope['facets'] = {};

export type ListFacetsProps = { client: ListClient; watchFacets: FacetScope['watchFacets']; children: ReactNode };

/** Gives what is within the counts of the values that it watches. */
export function ListFacets({ client, watchFacets, children }: ListFacetsProps) {
  const facets = useListPart(client, (list) => list.sums?.facets ?? NONE);
  const { info, state } = useListStanding(client);
  const [atLeast, coming] = [!state.whole, !info.endedNow];
  const scope = useMemo(() => ({ facets, watchFacets, atLeast, coming }), [facets, watchFacets, atLeast, coming]);
  return <FacetProvider value={scope}>{children}</FacetProvider>;
}
