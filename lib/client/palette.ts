'use client';

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

export const PALETTE_GROUPS = ['Actions', 'Pages', 'Views', 'Sessions', 'Scopes', 'Owners'] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

export type PaletteItem = {
  /** Unique in its group. */
  id: string;
  label: string;
  /** What tells it from another of the same label. */
  hint?: string;
  /** The shortcut that does the same. */
  keys?: string;
  /** Other words to find it by. */
  words?: string;
  /** Where it leads, or what it does. */
  act: { href: string } | (() => void);
};

/**
 * Finds what a text may mean, best first; an empty text asks for what is worth offering unasked. May answer later: what
 * was asked for by then another text is dropped.
 */
export type FindItems = (text: string) => readonly PaletteItem[] | Promise<readonly PaletteItem[]>;

export type PaletteSources = ReadonlyMap<PaletteGroup, FindItems>;

const registered: { group: PaletteGroup; find: FindItems; version: unknown }[] = [];
const listeners = new Set<() => void>();
let sources: PaletteSources = new Map();
let open = false;
let text = '';

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function gather(): void {
  sources = new Map(registered.map(({ group, find }) => [group, find]));
  tell();
}

/**
 * Gives the palette a group's items for as long as the component is mounted; of several, the one mounted last counts.
 * Another `version` says that it has other answers now.
 */
export function usePaletteItems(group: PaletteGroup, find: FindItems, version?: unknown): void {
  const ask = useEffectEvent(find);
  useEffect(() => {
    const entry = { group, find: (text: string) => ask(text), version };
    registered.push(entry);
    gather();
    return () => {
      registered.splice(registered.indexOf(entry), 1);
      gather();
    };
  }, [group, version]);
}

const NO_SOURCES: PaletteSources = new Map();

export function usePaletteSources(): PaletteSources {
  return useSyncExternalStore(
    subscribe,
    () => sources,
    () => NO_SOURCES,
  );
}

export function setPaletteOpen(next: boolean): void {
  if (!open) text = '';
  open = next;
  tell();
}

/** Whether the palette is open: who has to count before he can offer anything waits for that. */
export function usePaletteOpen(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => open,
    () => false,
  );
}

/** What was typed into the open palette: kept beside it, since a page that arrives meanwhile draws it anew. */
export const paletteText = {
  get: () => text,
  set(next: string): void {
    text = next;
  },
};
