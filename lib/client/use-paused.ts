'use client';

import { useState } from 'react';

/** Lets a viewer hold a page that refreshes by itself (WCAG 2.2.2). A hidden tab rests anyway. */
export function usePaused() {
  const [paused, setPaused] = useState(false);
  return {
    paused,
    setPaused,
    options: paused ? ({ refetchInterval: false, refetchOnWindowFocus: false } as const) : {},
  };
}
