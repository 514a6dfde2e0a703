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
  const { scroller, count, rowHeight, headerHeight, getKey, activeIndex, listKey, initialOffset } = options;
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
  const scrollToStart = useEffectEvent(() => {
    if (scroller.current) scroller.current.scrollTop = initialOffset;
  });
  useLayoutEffect(() => {
    if (shownList.current === listKey) return;
    shownList.current = listKey;
    scrollToStart();
  }, [listKey]);

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
