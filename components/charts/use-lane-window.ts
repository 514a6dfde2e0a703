'use client';

import { type UIEvent, useRef, useState } from 'react';

/** Lanes beyond what is in view, so that a fast scroll shows no gap. */
const SPARE = 4;

/** Which of very many lanes are in view: the others are not in the document. */
export function useLaneWindow(count: number, lanePx: number, mostPx: number) {
  const [topPx, setTopPx] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const heightPx = Math.min(mostPx, count * lanePx);
  const first = Math.max(0, Math.min(count - 1, Math.floor(topPx / lanePx)) - SPARE);
  const end = Math.min(count, Math.ceil((topPx + heightPx) / lanePx) + SPARE);
  return {
    scroller,
    heightPx,
    first,
    end,
    onScroll: (event: UIEvent<HTMLElement>) => setTopPx(event.currentTarget.scrollTop),
    reveal: (lane: number) => {
      const box = scroller.current;
      if (box === null) return;
      if (lane * lanePx < box.scrollTop) box.scrollTop = lane * lanePx;
      else if ((lane + 1) * lanePx > box.scrollTop + heightPx) box.scrollTop = (lane + 1) * lanePx - heightPx;
    },
  };
}
