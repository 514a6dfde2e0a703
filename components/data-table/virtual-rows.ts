'use client';

import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

export type VirtualRowsOptions = {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  rowHeight: number;
  /** Pixels above the first row inside the scroller. */
  headerHeight: number;
  getKey: (index: number) => string;
  indexOf: (key: string) => number;
  /** Kept in the document wherever the list is scrolled to, so that the focus is not lost. */
  activeIndex: number;
  /** Names the list: another one begins at its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
};

export type VirtualRows = {
  items: VirtualItem[];
  /** Pixels of all rows together. */
  height: number;
  scrollToIndex: (index: number) => void;
};

/** The rows that are in view, by arithmetic alone: every row is equally high. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { scroller, count, rowHeight, headerHeight, getKey, indexOf, activeIndex, listKey, initialOffset } = options;
  const extract = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= range.count || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: getKey,
    rangeExtractor: extract,
    overscan: 10,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    initialOffset,
  });

  const shownList = useRef(listKey);
  const anchor = useRef<{ key: string; index: number } | null>(null);

  // Rows that arrive above must not push away what somebody is reading: the first row in view stays where it is.
  const holdPlace = useEffectEvent(() => {
    const element = scroller.current;
    if (!element) return;
    if (shownList.current !== listKey) {
      shownList.current = listKey;
      element.scrollTop = initialOffset;
    } else if (anchor.current !== null && element.scrollTop > 0) {
      const index = indexOf(anchor.current.key);
      if (index >= 0 && index !== anchor.current.index) {
        element.scrollTop += (index - anchor.current.index) * rowHeight;
      }
    }
    notePlace();
  });
  const notePlace = useEffectEvent(() => {
    const index = Math.floor((scroller.current?.scrollTop ?? 0) / rowHeight);
    anchor.current = index < count ? { key: getKey(index), index } : null;
  });
  useLayoutEffect(() => holdPlace());
  useEffect(() => {
    const element = scroller.current;
    const note = () => notePlace();
    element?.addEventListener('scroll', note, { passive: true });
    return () => element?.removeEventListener('scroll', note);
  }, [scroller]);

  // The height is a guess that is never measured: another density is another guess.
  useEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);

  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    scrollToIndex: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
