'use client';

import { useSyncExternalStore } from 'react';

// Remembered between the events: to ask what is selected makes the browser lay out what has changed.
let selected = false;
const read = () => {
  selected = document.getSelection()?.type === 'Range';
};

function subscribe(listener: () => void): () => void {
  const note = () => {
    read();
    listener();
  };
  read();
  document.addEventListener('selectionchange', note);
  return () => document.removeEventListener('selectionchange', note);
}

/** Whether somebody is selecting text of the page, which must then not move. */
export function useTextSelected(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => selected,
    () => false,
  );
}
