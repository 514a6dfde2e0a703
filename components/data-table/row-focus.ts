'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { ROW_LINK, ROW_STOPS } from './row-stops.ts';

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

export type RowFocusOptions = {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  indexOf: (key: string) => number;
  onActive: (key: string) => void;
  scrollToIndex: (index: number) => void;
  /** Whether letters act as shortcuts; arrows always do. */
  letters: boolean;
};

const findRow = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;

function moveInside(from: Element, step: number): void {
  const row = findRow(from);
  const stops = row ? [...row.querySelectorAll<HTMLElement>(ROW_STOPS)] : [];
  stops[stops.findIndex((stop) => stop.contains(from)) + step]?.focus();
}

/**
 * The keyboard of a list of rows: up and down (or k and j) between rows, left and right inside one, Home and End,
 * Enter to open (the browser's own, since each row is a link). The active row is known by key, so that it stays the
 * same while rows arrive above it.
 */
export function useRowFocus(options: RowFocusOptions): void {
  const { scroller, count, indexOf, onActive, scrollToIndex, letters } = options;
  const wanted = useRef<number | null>(null);

  function focusWanted(): void {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector(`[data-row][data-index="${wanted.current}"]`);
    const link = row?.querySelector<HTMLElement>(ROW_LINK);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  }

  // The row may come and be drawn only after the list has scrolled to it: tried after every render until it is there.
  useEffect(focusWanted);

  function moveTo(index: number): void {
    const target = Math.min(Math.max(index, 0), count - 1);
    if (target < 0) return;
    wanted.current = target;
    scrollToIndex(target);
    // One that is drawn already has no rendering to wait for, which may be a second away.
    focusWanted();
  }

  const handleKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
    const row = findRow(event.target);
    if (!row || !(event.target instanceof Element) || (!letters && event.key.length === 1)) return;
    const step = STEPS[event.key];
    if (step !== undefined) moveTo(indexOf(row.dataset.row ?? '') + step);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(count - 1);
    else if (event.key === 'ArrowRight') moveInside(event.target, 1);
    else if (event.key === 'ArrowLeft') moveInside(event.target, -1);
    else return;
    event.preventDefault();
  });

  const handleFocus = useEffectEvent((event: FocusEvent) => {
    const key = findRow(event.target)?.dataset.row;
    if (key !== undefined) onActive(key);
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onKeyDown = (event: KeyboardEvent) => handleKeyDown(event);
    const onFocus = (event: FocusEvent) => handleFocus(event);
    element.addEventListener('keydown', onKeyDown);
    element.addEventListener('focusin', onFocus);
    return () => {
      element.removeEventListener('keydown', onKeyDown);
      element.removeEventListener('focusin', onFocus);
    };
  }, [scroller]);
}
