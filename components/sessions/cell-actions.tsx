'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import type { FieldName } from '@/lib/filters/field.ts';
import type { Term } from '@/lib/filters/filter.ts';

/** A value that was clicked: where, what it filters, and what copying it gives. */
export type PickedValue = { anchor: HTMLElement; field: FieldName; term: Term; label: string; text: string };

const Context = createContext<(picked: PickedValue) => void>(() => {});

export const CellActionsProvider = Context.Provider;

export type CellValueProps = {
  field: FieldName;
  term: Term;
  /** What is shown. */
  label: string;
  /** The whole value, for the hint and for copying. */
  text?: string;
  /** The hint, where it is not the whole value. */
  hint?: string | null;
  children?: ReactNode;
};

/**
 * A value of a row that can be filtered by, excluded or copied. Not a tab stop of its own, or a list would have
 * hundreds: the arrow keys reach it from the row.
 */
export function CellValue({ field, term, label, text = label, hint = text, children }: CellValueProps) {
  const pick = useContext(Context);
  return (
    <button
      type="button"
      tabIndex={-1}
      title={hint ?? text}
      aria-haspopup="menu"
      onClick={(event) => pick({ anchor: event.currentTarget, field, term, label, text })}
      {...(children === undefined ? { dir: 'auto' } : {})}
      className={classNames(
        '-mx-1 h-6 max-w-[calc(100%+0.5rem)] rounded-sm px-1 align-middle hover:bg-line focus-visible:bg-line',
        children === undefined ? 'truncate text-ink-muted text-xs' : 'inline-flex items-center gap-1.5',
      )}
    >
      {children ?? label}
    </button>
  );
}
