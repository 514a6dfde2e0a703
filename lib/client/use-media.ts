'use client';

import { useCallback, useSyncExternalStore } from 'react';

// Asked at every render: a browser takes its time to make one.
const queries = new Map<string, MediaQueryList>();

function findQuery(query: string): MediaQueryList {
  const known = queries.get(query);
  if (known !== undefined) return known;
  const made = matchMedia(query);
  queries.set(query, made);
  return made;
}

/** Whether a media query holds; the server says no. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = findQuery(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => findQuery(query).matches,
    () => false,
  );
}
