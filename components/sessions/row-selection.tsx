'use client';

import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import type { RowMarks } from '@/components/data-table/table-row.tsx';
import { createSelection, type Selection } from '@/lib/client/selection.ts';
import type { Session } from '@/lib/domain/session.ts';

export type RowPick = {
  selection: Selection;
  /** `extend` reaches from the row that was selected last. */
  pick: (key: string, extend: boolean) => void;
};

/** The rows shown, and how many of them are selected. */
export type Picked = { shown: number; selected: number; pickAll: (on: boolean) => void };

const PickContext = createContext<RowPick>({ selection: createSelection(), pick: () => {} });
const PickedContext = createContext<Picked>({ shown: 0, selected: 0, pickAll: () => {} });
const OpenContext = createContext<string | null>(null);

/** Apart from one another, so that the boxes of rows are not drawn again whenever a row arrives. */
export const RowPickProvider = PickContext.Provider;
export const PickedProvider = PickedContext.Provider;
export const OpenRowProvider = OpenContext.Provider;

/** The key of the row whose session is beside the list. */
export const useOpenRow = () => useContext(OpenContext);

function useIsPicked(key: string): boolean {
  const { selection } = useContext(PickContext);
  return useSyncExternalStore(
    selection.subscribe,
    () => selection.keys().has(key),
    () => false,
  );
}

/** How a row of the list stands out. */
export function useRowMarks(key: string): RowMarks {
  return { selected: useIsPicked(key), current: useOpenRow() === key };
}

/** Selects a row. Not a tab stop of its own: the arrow keys reach it from the row. */
export function RowBox({ session }: { session: Session }) {
  const { pick } = useContext(PickContext);
  const checked = useIsPicked(session.key);
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      checked={checked}
      aria-label={`Select ${session.name ?? session.id}`}
      onChange={({ nativeEvent }) => pick(session.key, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      className="row-box"
    />
  );
}

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
