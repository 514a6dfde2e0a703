'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** What a viewer can do to the columns from their heads. */
export type ColumnActions = {
  /** Pixels; null gives back the column's own width. */
  resize: (id: string, width: number | null) => void;
  /** By places to the right, or to the left. Says where it stands then, counted from 1. */
  move: (id: string, step: number) => number;
  /** To the place of another. */
  place: (id: string, target: string) => void;
  pin: (id: string, on: boolean) => void;
  hide: (id: string) => void;
};

type Said = { actions: ColumnActions; say: (text: string) => void };

const Context = createContext<Said | null>(null);

/** Lets the heads of a table change its columns; what they did is told to a screen reader. */
export function ColumnActionsProvider({ actions, children }: { actions: ColumnActions; children: ReactNode }) {
  const [said, say] = useState('');
  const value = useMemo(() => ({ actions, say }), [actions]);
  return (
    <Context.Provider value={value}>
      {children}
      <span role="status" className="sr-only">
        {said}
      </span>
    </Context.Provider>
  );
}

/** Null in a table whose columns stay as they are. */
export function useColumnActions(): Said | null {
  return useContext(Context);
}
