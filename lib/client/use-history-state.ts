'use client';

import { useEffect, useState } from 'react';
import type { HistoryState } from '../domain/history-state.ts';
import { getJson } from './api.ts';

const ASK_EVERY_MS = 30_000;

/** How the history stands, asked every half minute while the page is seen; null while that is not known. */
export function useHistoryState(): HistoryState | null {
  const [state, setState] = useState<HistoryState | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    const ask = () => {
      if (document.hidden) return;
      // A server that does not answer is told by the page itself.
      getJson<HistoryState>('/api/history', leave.signal).then(setState, () => {});
    };
    ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => {
      clearInterval(timer);
      leave.abort();
    };
  }, []);
  return state;
}
