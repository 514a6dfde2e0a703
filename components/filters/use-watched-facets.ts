'use client';

import { useCallback, useMemo, useState } from 'react';
import type { FacetField } from '@/lib/filters/facets.ts';

/** The fields whose values somebody watches, and a way to watch some more. */
export function useWatchedFacets() {
  const [watchers, setWatchers] = useState<ReadonlyMap<symbol, readonly FacetField[]>>(new Map());
  const watchFacets = useCallback((fields: readonly FacetField[]) => {
    const watcher = Symbol();
    setWatchers((before) => new Map([...before, [watcher, fields]]));
    return () => setWatchers((before) => new Map([...before].filter(([other]) => other !== watcher)));
  }, []);
  const watched = useMemo(() => [...new Set([...watchers.values()].flat())].sort(), [watchers]);
  return { watched, watchFacets };
}
