'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from 'react';
import { PLOT_INSET, toColumn } from './plot-area.ts';
import { moveSelection, type Selection, toSpan } from './selection.ts';

export type BucketListProps = {
  /** What the list is and how its keys work, for a screen reader. */
  label: string;
  /** One name a bucket: its time and what it holds. */
  names: readonly string[];
  series: number;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  /** Enter or a click on one bucket. A tap of a finger selects first. */
  onOpen: (selection: Selection) => void;
  /** Enter or the end of a drag over several buckets, or + on any; where it is left out, they open. */
  onBrush?: (selection: Selection) => void;
  /** The keys - and backspace: out of what a brush led into. */
  onBack?: () => void;
  onHover: (place: { bucket: number; series: number | null } | null) => void;
  /** The series drawn at a bucket and a height (pixels from the top of the plot). */
  findSeries: (bucket: number, y: number, height: number) => number | null;
  /** Pixels between the box and the bars, where they are not those of a chart with axes. */
  inset?: { top: number; right: number; bottom: number; left: number };
  children: ReactNode;
};

/**
 * A chart's columns as a list box over its bars: the mouse picks a bar or drags a range, the keyboard walks the same
 * buckets (arrows, shift to stretch, up and down for the series, Enter to open or zoom, Escape to let go).
 */
export function BucketList(props: BucketListProps) {
  const {
    label,
    names,
    series,
    selection,
    onSelect,
    onOpen,
    onBrush = onOpen,
    onBack,
    onHover,
    findSeries,
    inset = PLOT_INSET,
    children,
  } = props;
  const id = useId();
  const drag = useRef<{ anchor: number; series: number | null } | null>(null);
  const span = selection === null ? null : toSpan(selection);
  // Known by their places: the name is another one with every count.
  const options = names.map((name, index) => ({ name, optionId: `${id}-${index}`, index }));

  function take(picked: Selection) {
    if (picked.anchor === picked.focus) onOpen(picked);
    else onBrush(picked);
  }

  function locate(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const bucket = toColumn(event.clientX - box.left, box.width, names.length);
    return { bucket, series: findSeries(bucket, event.clientY - box.top, box.height) };
  }

  function handleDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    const place = locate(event);
    drag.current = { anchor: place.bucket, series: place.series };
    event.currentTarget.setPointerCapture(event.pointerId);
    onSelect({ anchor: place.bucket, focus: place.bucket, series: place.series });
  }

  function handleMove(event: PointerEvent<HTMLElement>) {
    const place = locate(event);
    onHover(place);
    const start = drag.current;
    if (start === null) return;
    const moved = place.bucket !== start.anchor;
    onSelect({ anchor: start.anchor, focus: place.bucket, series: moved ? null : start.series });
  }

  function handleUp(event: PointerEvent<HTMLElement>) {
    if (drag.current === null) return;
    drag.current = null;
    if (event.pointerType !== 'touch' && selection !== null) take(selection);
  }

  function handleKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (selection !== null) take(selection);
      return;
    }
    if (event.key === '+' && selection !== null) return onBrush(selection);
    if (event.key === '-' || event.key === 'Backspace') return onBack?.();
    if (event.key === 'Escape') drag.current = null;
    const moved = moveSelection(
      selection,
      { key: event.key, shift: event.shiftKey },
      { buckets: names.length, series },
    );
    if (moved === undefined) return;
    event.preventDefault();
    onSelect(moved);
  }

  return (
    <div className="relative h-full">
      {children}
      <div
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-multiselectable="true"
        aria-orientation="horizontal"
        {...(selection === null ? {} : { 'aria-activedescendant': `${id}-${selection.focus}` })}
        onPointerDown={handleDown}
        onPointerMove={handleMove}
        onPointerUp={handleUp}
        onPointerCancel={() => {
          drag.current = null;
        }}
        onPointerLeave={() => onHover(null)}
        onKeyDown={handleKey}
        className="absolute flex cursor-pointer touch-pan-y select-none rounded-sm"
        style={inset}
      >
        {options.map(({ name, optionId, index }) => (
          <div
            key={optionId}
            id={optionId}
            role="option"
            tabIndex={-1}
            aria-label={name}
            aria-selected={span !== null && index >= span.first && index <= span.last}
            className="h-full min-w-0 flex-1 hover:bg-ink/5 aria-selected:bg-accent/15"
          />
        ))}
      </div>
    </div>
  );
}
