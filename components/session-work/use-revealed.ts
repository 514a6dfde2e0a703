'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/** For what is told of one that was picked: it stands under the list, which may be far from where that was done. */
export function useRevealed(id: number, takesFocus: boolean): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  const show = useEffectEvent(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
    if (takesFocus) section.current?.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (id >= 0) show();
  }, [id]);
  return section;
}
