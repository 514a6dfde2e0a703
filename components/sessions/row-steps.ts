'use client';

import { useEffect, useRef, useState } from 'react';
import type { RowSource } from './row-source.ts';

export type RowSteps = {
  /** Place among the rows shown, -1 where it is not among them; null before it is known. */
  index: number | null;
  /** The key of the row before or after, with its place; null where there is none. */
  find: (by: 1 | -1) => Promise<{ key: string; index: number } | null>;
};

/** Where a row stands in the list, and what stands beside it. Of a row that left the list the place it had is remembered. */
export function useRowSteps(source: RowSource, key: string): RowSteps {
  const [place, setPlace] = useState<{ key: string; index: number } | null>(null);
  const last = useRef<number | null>(null);
  const latest = useRef(key);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    let current = true;
    void Promise.resolve(source.indexOf(key)).then((index) => {
      if (!current) return;
      if (index >= 0) last.current = index;
      setPlace((before) => (before?.key === key && before.index === index ? before : { key, index }));
    });
    return () => {
      current = false;
    };
  }, [source, key]);

  useEffect(() => {
    latest.current = key;
  }, [key]);

  async function findFrom(from: string, by: 1 | -1) {
    const at = await source.indexOf(from);
    // What stands now where it stood is the next one.
    const gone = last.current === null ? null : by === 1 ? last.current : last.current - 1;
    const index = at >= 0 ? at + by : gone;
    const found = index === null ? null : await source.keyAt(index);
    if (found === null || index === null) return null;
    latest.current = found;
    return { key: found, index };
  }

  /** One after the other: a key that is pressed twice is two steps, however long the first one takes. */
  function find(by: 1 | -1) {
    const step = queue.current.then(() => findFrom(latest.current, by));
    queue.current = step.catch(() => null);
    return step;
  }

  return { index: place?.key === key ? place.index : null, find };
}
