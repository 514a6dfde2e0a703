'use client';

import { type KeyboardEvent, type PointerEvent, type Ref, useRef } from 'react';
import { WIDTH_MAX, WIDTH_MIN } from '@/lib/tables/column-layout.ts';

const STEP = 8;
const LARGE_STEP = 40;

export type ColumnEdgeProps = {
  ref: Ref<HTMLHRElement>;
  label: string;
  width: number;
  onResize: (width: number | null) => void;
  /** Back to the head that it belongs to. */
  onLeave: () => void;
};

/** The right edge of a column's head: drawn by the pointer, moved by the arrow keys, let go by a double click. */
export function ColumnEdge({ ref, label, width, onResize, onLeave }: ColumnEdgeProps) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  // A column that grows is wider than it says.
  const measure = (edge: HTMLElement) => edge.closest('th')?.offsetWidth ?? width;

  function handlePointerDown(event: PointerEvent<HTMLHRElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: measure(event.currentTarget) };
  }

  function handlePointerMove(event: PointerEvent<HTMLHRElement>) {
    const from = drag.current;
    if (from !== null && event.clientX !== from.x) onResize(from.width + event.clientX - from.x);
  }

  function handleKeyDown(event: KeyboardEvent<HTMLHRElement>) {
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const now = measure(event.currentTarget);
    if (event.key === 'ArrowLeft') onResize(now - step);
    else if (event.key === 'ArrowRight') onResize(now + step);
    else if (event.key === 'Home') onResize(WIDTH_MIN);
    else if (event.key === 'End') onResize(WIDTH_MAX);
    else if (event.key === 'Delete' || event.key === 'Backspace') onResize(null);
    else if (event.key === 'Escape' || event.key === 'Enter') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <hr
      ref={ref}
      // The menu of the head leads here: a stop of its own would double the stops before the first row.
      tabIndex={-1}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={width}
      aria-valuemin={WIDTH_MIN}
      aria-valuemax={WIDTH_MAX}
      aria-valuetext={`${width} pixels`}
      title="Drag to change the width; double-click for its own"
      onPointerDown={handlePointerDown}
      onPointerMove={handlePointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onDoubleClick={() => onResize(null)}
      onKeyDown={handleKeyDown}
      className="absolute top-0 right-0 m-0 h-full border-0 z-[1] w-2 cursor-col-resize touch-none select-none after:absolute after:inset-y-1.5 after:right-0 after:w-px after:bg-line hover:after:inset-y-0 hover:after:w-0.5 hover:after:bg-accent focus-visible:outline-none focus-visible:after:inset-y-0 focus-visible:after:w-1 focus-visible:after:bg-accent"
    />
  );
}
