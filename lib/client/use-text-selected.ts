'use client';

import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  document.addEventListener('selectionchange', listener);
  return () => document.removeEventListener('selectionchange', listener);
}

/** Whether somebody is selecting text of the page, which must then not move. */
export function useTextSelected(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => document.getSelection()?.type === 'Range',
    () => false,
  );
}
