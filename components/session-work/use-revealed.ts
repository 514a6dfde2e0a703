'use client';

import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react';

type Revealed = {
  section: { ref: RefObject<HTMLElement | null>; tabIndex: number; onKeyDown: (event: KeyboardEvent) => void };
  /** Closes it, and gives the focus back to where it was picked. */
  close: () => void;
};

/** For what is told of one that was picked: it stands under the list, which may be far from where that was done. */
export function useRevealed(id: number, takesFocus: boolean, onClose: () => void): Revealed {
  const ref = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  const show = useEffectEvent(() => {
    opener.current = document.activeElement;
    ref.current?.scrollIntoView({ block: 'nearest' });
    if (takesFocus) ref.current?.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (id >= 0) show();
  }, [id]);

  function close() {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  }
  return { section: { ref, tabIndex: -1, onKeyDown }, close };
}
