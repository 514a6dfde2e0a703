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
  /** Told which rows are looked at. */
  onRange: (from: number, to: number) => void;
  /** Its rows hold nothing that takes the focus, so the list itself does: what scrolls is reached by keyboard. */
  quiet?: boolean;
  /** A row, with one button at most. */
  children: (index: number) => ReactNode;
};

const STEP: Readonly<Record<string, 'previousElementSibling' | 'nextElementSibling'>> = {
  ArrowUp: 'previousElementSibling',
  ArrowDown: 'nextElementSibling',
};

/**
 * A list of which only the rows in view are in the document, with the one that has the focus. Another list is another
 * element, by its `key`: it begins at its top.
 */
export function WindowList({ label, count, rowPx, mostPx, onRange, quiet = false, children }: WindowListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const extract = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (active < 0 || active >= range.count || indexes.includes(active)) return indexes;
      return [...indexes, active].sort((left, right) => left - right);
    },
    [active],
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
  useEffect(() => tell(startIndex, endIndex + 1), [startIndex, endIndex]);
  useEffect(() => {
    if (rowPx > 0) virtualizer.measure();
  }, [virtualizer, rowPx]);

  function handleKey(event: KeyboardEvent<HTMLLIElement>) {
    const step = STEP[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = event.currentTarget[step]?.querySelector('button');
    if (!next) return;
    event.preventDefault();
    next.focus();
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
            aria-posinset={index + 1}
            aria-setsize={count}
            onKeyDown={handleKey}
            onFocus={() => setActive(index)}
            onBlur={() => setActive(-1)}
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
