'use client';

import { type PointerEvent, useRef } from 'react';

/** A press that moves less than this is a click. */
const STILL_PX = 6;

type Drag = { x: number; moved: boolean; target: HTMLElement | null };

/** The head that a pointer is over or nearest to, of the row that it was pressed in. */
function findHead(from: HTMLElement, x: number): HTMLElement | null {
  const heads = [...(from.closest('tr')?.querySelectorAll<HTMLElement>('th[data-column]') ?? [])];
  return heads.findLast((head) => head.getBoundingClientRect().left <= x) ?? heads[0] ?? null;
}

/** Drags a column's head to the place of another with the mouse; a touch scrolls, as everywhere. */
export function useColumnDrag(id: string, onPlace: (target: string) => void) {
  const drag = useRef<Drag | null>(null);

  function mark(target: HTMLElement | null) {
    const before = drag.current?.target;
    if (before === target) return;
    if (before) delete before.dataset.drop;
    if (target && target.dataset.column !== id) target.dataset.drop = '';
    if (drag.current) drag.current.target = target;
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || event.pointerType !== 'mouse') return;
      drag.current = { x: event.clientX, moved: false, target: null };
      // From the start: the first move may be past the head already, and its click has to come back here.
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = drag.current;
      if (now === null || (!now.moved && Math.abs(event.clientX - now.x) < STILL_PX)) return;
      now.moved = true;
      mark(findHead(event.currentTarget, event.clientX));
    },
    onPointerUp() {
      const target = drag.current?.target?.dataset.column;
      mark(null);
      if (drag.current?.moved && target !== undefined) onPlace(target);
    },
    onPointerCancel() {
      mark(null);
      drag.current = null;
    },
    /** Whether the click that just came ends a drag, and so sorts nothing. */
    takeClick(): boolean {
      const moved = drag.current?.moved === true;
      drag.current = null;
      return moved;
    },
  };
}
