'use client';

import { createContext, useContext, useEffect, useRef } from 'react';
import type { Selection } from '@/lib/client/selection.ts';

export type RowPick = {
  selection: Selection;
  /** `extend` reaches from the row that was selected last. */
  pick: (key: string, extend: boolean) => void;
};

/** The rows shown, and how many of them are selected. */
export type Picked = { shown: number; selected: number; pickAll: (on: boolean) => void };

const NONE: ReadonlySet<string> = new Set();

const SelectedContext = createContext(NONE);
const PickedContext = createContext<Picked>({ shown: 0, selected: 0, pickAll: () => {} });
const OpenContext = createContext<string | null>(null);

/** Apart from one another, so that the rows are not drawn again whenever one arrives. */
export const SelectedRowsProvider = SelectedContext.Provider;
export const PickedProvider = PickedContext.Provider;
export const OpenRowProvider = OpenContext.Provider;

/** The keys of the selected rows; another set after every change. */
export const useSelectedRows = () => useContext(SelectedContext);

/** The key of the row whose session is beside the list. */
export const useOpenRow = () => useContext(OpenContext);

/** Selects all rows shown, or none of them. */
export function AllRowsBox() {
  const { shown, selected, pickAll } = useContext(PickedContext);
  const box = useRef<HTMLInputElement>(null);
  const some = selected > 0 && selected < shown;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = some;
  }, [some]);
  return (
    <input
      ref={box}
      type="checkbox"
      disabled={shown === 0}
      checked={shown > 0 && selected === shown}
      aria-label={`Select all ${shown} rows shown`}
      onChange={() => pickAll(selected < shown)}
      className="row-box"
    />
  );
}
