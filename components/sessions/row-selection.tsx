'use client';

import { Check, Minus } from 'lucide-react';
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
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

/** 24 px for the finger, of which 16 are seen. */
const BOX =
  'pointer-events-auto relative z-[2] -mx-1 grid size-6 cursor-pointer select-none place-items-center rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-accent';
const MARK =
  'grid size-4 place-items-center rounded-sm border border-ink-faint bg-surface text-transparent peer-checked:border-accent peer-checked:bg-accent peer-checked:text-accent-ink peer-indeterminate:border-accent peer-indeterminate:bg-accent peer-indeterminate:text-accent-ink';

/** Selects a row. Not a tab stop of its own: the arrow keys reach it from the row. */
export function RowBox({ session }: { session: Session }) {
  const { selection, pick } = useContext(PickContext);
  const checked = useSyncExternalStore(
    selection.subscribe,
    () => selection.keys().has(session.key),
    () => false,
  );
  return (
    <label className={BOX}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={checked}
        aria-label={`Select ${session.name ?? session.id}`}
        onChange={({ nativeEvent }) => pick(session.key, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        className="peer sr-only"
      />
      <span aria-hidden="true" className={MARK}>
        <Check className="size-3" />
      </span>
    </label>
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
    <label className={BOX}>
      <input
        ref={box}
        type="checkbox"
        disabled={shown === 0}
        checked={shown > 0 && selected === shown}
        aria-label={`Select all ${shown} rows shown`}
        onChange={() => pickAll(selected < shown)}
        className="peer sr-only"
      />
      <span aria-hidden="true" className={MARK}>
        {some ? <Minus className="size-3" /> : <Check className="size-3" />}
      </span>
    </label>
  );
}
