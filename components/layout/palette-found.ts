'use client';

import { useEffect, useState } from 'react';
import {
  type FindItems,
  PALETTE_GROUPS,
  type PaletteGroup,
  type PaletteItem,
  usePaletteSources,
} from '@/lib/client/palette.ts';
import { useAnsweredShortcuts } from '@/lib/client/use-shortcut.ts';
import { ESTATE_SOURCES, findPages, toActions, toSearchItem } from './palette-estate.ts';

export type FoundGroup = {
  group: PaletteGroup;
  items: readonly PaletteItem[];
  status: 'searching' | 'found' | 'failed';
  /** What the items were found for. */
  text: string;
};

export type Found = {
  groups: readonly FoundGroup[];
  /** Whether all that is at hand has answered to the text; what the server finds may still follow. */
  settled: boolean;
};

const LATER_MS = 120;

/** What the groups have for a text. What was found for the last text stays until the next is found. */
export function useFoundItems(text: string): Found {
  const sources = usePaletteSources();
  const answered = useAnsweredShortcuts();
  const [found, setFound] = useState<ReadonlyMap<PaletteGroup, FoundGroup>>(new Map());

  useEffect(() => {
    const own: Partial<Record<PaletteGroup, FindItems>> = {
      Actions: (wanted) => toActions(wanted, answered),
      Pages: findPages,
    };
    let current = true;
    const put = (group: PaletteGroup, change: (before: FoundGroup) => FoundGroup) =>
      setFound((before) => {
        if (!current) return before;
        const next = new Map(before);
        return next.set(group, change(before.get(group) ?? { group, items: [], status: 'searching', text: '' }));
      });
    const ask = (group: PaletteGroup, find: FindItems) => {
      put(group, (before) => ({ ...before, status: 'searching' }));
      // Answered in a promise, so that a source that throws at once fails like one that throws later.
      Promise.resolve()
        .then(() => find(text))
        .then(
          (items) => put(group, () => ({ group, items, status: 'found', text })),
          () => put(group, () => ({ group, items: [], status: 'failed', text })),
        );
    };
    const timers: ReturnType<typeof setTimeout>[] = [];
    for (const group of PALETTE_GROUPS) {
      const near = own[group] ?? sources.get(group);
      const far = ESTATE_SOURCES[group];
      if (near !== undefined) ask(group, near);
      // The server is asked when the typing rests.
      else if (far !== undefined) timers.push(setTimeout(() => ask(group, far), LATER_MS));
    }
    return () => {
      current = false;
      for (const timer of timers) clearTimeout(timer);
    };
  }, [text, sources, answered]);

  const groups = PALETTE_GROUPS.flatMap((group): FoundGroup | [] => {
    const one = found.get(group);
    if (group !== 'Sessions' || text === '') return one ?? [];
    const items = [...(one?.items ?? []), toSearchItem(text)];
    return { group, status: one?.status ?? 'found', items, text };
  });
  const near: readonly PaletteGroup[] = ['Actions', 'Pages', ...sources.keys()];
  return { groups, settled: near.every((group) => found.get(group)?.text === text) };
}
