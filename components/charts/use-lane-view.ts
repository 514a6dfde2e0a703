'use client';

import { useState } from 'react';
import type { View } from './span-lanes-layout.ts';
import { zoomBy, zoomTo } from './span-lanes-steps.ts';

/** What stretch of the whole is shown, and the ways into it and out of it. */
export type LaneView = {
  view: View;
  zoomed: boolean;
  show: (stretch: View | null) => void;
  zoomIn: (atMs: number) => void;
  zoomOut: (atMs: number) => void;
};

/** Of a session that runs the whole grows; a stretch that somebody chose stays. */
export function useLaneView(whole: View): LaneView {
  const [chosen, setChosen] = useState<View | null>(null);
  const view = chosen ?? whole;
  return {
    view,
    zoomed: chosen !== null,
    show: (stretch) => setChosen(stretch === null ? null : zoomTo(stretch, whole)),
    zoomIn: (atMs) => setChosen(zoomBy(view, 0.5, atMs, whole)),
    zoomOut: (atMs) => setChosen(zoomBy(view, 2, atMs, whole)),
  };
}
