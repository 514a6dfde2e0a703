'use client';

import { createContext, useContext } from 'react';
import type { SetFilters } from '@/lib/client/filter-state.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';

export type FilterScope = {
  filters: SessionFilters;
  setFilters: SetFilters;
  /** All rows of the window, for counting; read when a facet opens. */
  sessions: readonly Session[];
  /** Whether counts may still grow. */
  atLeast: boolean;
  nowMs: number;
};

const Context = createContext<FilterScope | null>(null);

export const FilterProvider = Context.Provider;

/** The filters of the page around. Throws outside of one. */
export function useFilterScope(): FilterScope {
  const scope = useContext(Context);
  if (scope === null) throw new Error('A filter control stands outside of FilterProvider');
  return scope;
}
