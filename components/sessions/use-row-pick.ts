'use client';

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { announce } from '@/lib/client/announce.ts';
import { formatCount } from '@/lib/client/format.ts';
import { createSelection, type Selection } from '@/lib/client/selection.ts';
import type { Picked, RowPick } from './row-selection.tsx';
import type { RowSource } from './row-source.ts';

const NONE: ReadonlySet<string> = new Set();

const tell = (selection: Selection) => announce(`${formatCount(selection.keys().size)} selected`);

/** Selects as the row that was selected last was: a range that begins at a row taken out takes out. */
async function pickRange(selection: Selection, source: RowSource, to: string): Promise<void> {
  const anchor = selection.anchor();
  const from = anchor === null ? -1 : await source.indexOf(anchor);
  const end = await source.indexOf(to);
  if (anchor === null || from < 0 || end < 0) selection.toggle(to);
  else selection.put(await source.keysBetween(from, end), selection.keys().has(anchor));
}

/** The selection of a list: what is in it, and what boxes and keys do to it. */
export function useRowPick(source: RowSource): { row: RowPick; picked: Picked; selected: ReadonlySet<string> } {
  const [selection] = useState(createSelection);
  const selected = useSyncExternalStore(selection.subscribe, selection.keys, () => NONE);
  const [shown, setShown] = useState(0);
  const latest = useRef(source);

  useEffect(() => {
    latest.current = source;
  }, [source]);

  useEffect(() => {
    let current = true;
    void Promise.resolve(selected.size === 0 ? 0 : source.countShown(selected)).then((count) => {
      if (current) setShown(count);
    });
    return () => {
      current = false;
    };
  }, [source, selected]);

  const row = useMemo<RowPick>(
    () => ({
      selection,
      pick(key, extend) {
        if (extend) void pickRange(selection, latest.current, key).then(() => tell(selection));
        else {
          selection.toggle(key);
          tell(selection);
        }
      },
    }),
    [selection],
  );
  const { count } = source;
  const picked = useMemo<Picked>(
    () => ({
      shown: count,
      selected: shown,
      pickAll(on) {
        void Promise.resolve(latest.current.keysBetween(0, latest.current.count - 1)).then((keys) => {
          selection.put(keys, on);
          tell(selection);
        });
      },
    }),
    [selection, count, shown],
  );
  return { row, picked, selected };
}
