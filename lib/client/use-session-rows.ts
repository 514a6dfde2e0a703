'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import type { Session } from '../domain/session.ts';
import type { SessionFilters, SortKey } from '../filters/filter.ts';
import { serializeSort } from '../filters/sort-codec.ts';
import { type DerivedRows, filterRows, isMovingSort, sortRows } from './derive-rows.ts';

/** The same array for as long as it says the same: filters are read anew at every letter that is typed. */
function useSameSort(sort: readonly SortKey[]): readonly SortKey[] {
  const [held, setHeld] = useState(sort);
  if (held === sort || String(serializeSort(held)) === String(serializeSort(sort))) return held;
  setHeld(sort);
  return sort;
}

/**
 * The rows that are shown, and the filters they are of: these follow what is typed when there is time to, so that
 * typing itself never waits.
 */
export function useSessionRows(
  sessions: readonly Session[],
  filters: SessionFilters,
  nowMs: number,
): DerivedRows & { settled: SessionFilters } {
  const settled = useDeferredValue(filters);
  const sort = useSameSort(settled.sort);
  const sortMs = isMovingSort(sort) ? nowMs : 0;
  const sorted = useMemo(() => sortRows(sessions, sort, sortMs), [sessions, sort, sortMs]);
  const derived = useMemo(() => filterRows(sorted, settled, nowMs), [sorted, settled, nowMs]);
  return { ...derived, settled };
}
