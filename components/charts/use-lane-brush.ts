'use client';

import { type PointerEvent, useState } from 'react';
import type { View } from './span-lanes-layout.ts';

/** So many pixels a finger or a mouse may tremble in a click. */
const DRAG_PX = 5;

type Place = { lane: number; atMs: number };
type Drag = { fromMs: number; toMs: number; startX: number; moved: boolean };

type Options = {
  view: View;
  lanePx: number;
  lanes: number;
  onHover: (place: Place | null) => void;
  onBrush: (stretch: View) => void;
  onClick: (place: Place) => void;
};

/** The pointer over lanes: what it is over, and the stretch that a drag marks. */
export function useLaneBrush({ view, lanePx, lanes, onHover, onBrush, onClick }: Options) {
  const [drag, setDrag] = useState<Drag | null>(null);

  function locate(event: PointerEvent<HTMLElement>): Place {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(1, box.width)));
    const lane = Math.min(lanes - 1, Math.max(0, Math.floor((event.clientY - box.top) / lanePx)));
    return { lane, atMs: view.fromMs + share * (view.toMs - view.fromMs) };
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      const { atMs } = locate(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ fromMs: atMs, toMs: atMs, startX: event.clientX, moved: false });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const place = locate(event);
      onHover(place);
      if (drag === null) return;
      const moved = drag.moved || Math.abs(event.clientX - drag.startX) > DRAG_PX;
      setDrag({ ...drag, toMs: place.atMs, moved });
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (drag === null) return;
      setDrag(null);
      const place = locate(event);
      if (!drag.moved) return onClick(place);
      onBrush({ fromMs: Math.min(drag.fromMs, place.atMs), toMs: Math.max(drag.fromMs, place.atMs) });
    },
    onPointerCancel: () => setDrag(null),
    onPointerLeave: () => onHover(null),
  };
  const stretch =
    drag?.moved === true ? { fromMs: Math.min(drag.fromMs, drag.toMs), toMs: Math.max(drag.fromMs, drag.toMs) } : null;
  return { stretch, handlers };
}
