'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';

export type WindowListProps = {
  label: string;
  count: number;
  /** Every row is equally high. */
  rowPx: number;
  /** How high the list may become before it scrolls. */
  mostPx: number;
  /** Told which rows are looked at, and which one besides has the focus; -1: none. */
  onRange: (from: number, to: number, active: number) => void;
  /** Its rows hold nothing that takes the focus, so the list itself does: what scrolls is reached by keyboard. */
  quiet?: boolean;
  /** A row, with one button at most. */
  children: (index: number) => ReactNode;
};

/**
 * A list of which only the rows in view are in the document, with the one that has the focus. Another list is another
 * element, by its `key`: it begins at its top.
 */
export function WindowList({ label, count, rowPx, mostPx, onRange, quiet = false, children }: WindowListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  /** The row that takes the focus once it is there. */
  const [wanted, setWanted] = useState(-1);
  const extract = useCallback(
    (range: Range) => {
      const held = [active, wanted].filter((index) => index >= 0 && index < range.count);
      return [...new Set([...defaultRangeExtractor(range), ...held])].sort((left, right) => left - right);
    },
    [active, wanted],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    rangeExtractor: extract,
    overscan: 4,
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const tell = useEffectEvent(onRange);
  useEffect(() => tell(startIndex, endIndex + 1, active), [startIndex, endIndex, active]);
  useEffect(() => {
    if (rowPx > 0) virtualizer.measure();
  }, [virtualizer, rowPx]);

  // A row that is far away comes with a later render, and its content when it has been read.
  useEffect(() => {
    const button = wanted < 0 ? null : scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] button`);
    if (!button) return;
    button.focus({ preventScroll: true });
    setWanted(-1);
  });

  function handleKey(event: KeyboardEvent, index: number) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = wanted < 0 ? index : wanted;
    const to = toTarget(event.key, from, { count, page: Math.max(1, Math.floor(mostPx / rowPx)) });
    if (to === null) return;
    event.preventDefault();
    virtualizer.scrollToIndex(to);
    setWanted(to);
  }

  return (
    <div
      ref={scroller}
      {...(quiet ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {})}
      className="scrollbar-thin overflow-y-auto overflow-x-hidden overscroll-contain [overflow-anchor:none]"
      style={{ height: Math.min(count * rowPx, mostPx) }}
    >
      <ul aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <li
            key={index}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={count}
            onKeyDown={(event) => handleKey(event, index)}
            onFocus={() => setActive(index)}
            onBlur={() => {
              setActive(-1);
              setWanted(-1);
            }}
            className="absolute inset-x-0 top-0 overflow-hidden border-line border-b last:border-b-0"
            style={{ height: rowPx, transform: `translateY(${start}px)` }}
          >
            {children(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where a key leads from a row: to the next, a page on, or to an end; null for one that leads nowhere. */
function toTarget(key: string, from: number, { count, page }: { count: number; page: number }): number | null {
  const steps: Record<string, number> = {
    ArrowUp: from - 1,
    ArrowDown: from + 1,
    PageUp: from - page,
    PageDown: from + page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
