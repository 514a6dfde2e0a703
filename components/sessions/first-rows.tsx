'use client';

import { useLayoutEffect } from 'react';
import { readFirstRows } from '@/lib/client/list/first-rows.ts';
import { findConnection } from '@/lib/client/list/list-connection.ts';
import type { FirstFrame } from '@/lib/stream/frame.ts';

export type FirstRowsProps = {
  /** The canonical query that they answer. */
  query: string;
  frames: Promise<readonly FirstFrame[]>;
};

/** Hands the list beside it the rows that came with the page, so that they are shown before its worker has started. */
export function FirstRows({ query, frames }: FirstRowsProps) {
  useLayoutEffect(() => {
    let current = true;
    void frames.then((told) => {
      if (current) findConnection().tellFirst({ query, rows: readFirstRows(told) });
    });
    return () => {
      current = false;
    };
  }, [query, frames]);
  return null;
}
