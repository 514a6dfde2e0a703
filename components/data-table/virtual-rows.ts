'use client';

import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

export type VirtualRowsOptions = {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  rowHeight: number;
  /** Pixels above the first row inside the scroller. */
  headerHeight: number;
  /** Pixels at the lower edge under which rows lie hidden. */
  footerHeight?: number;
  getKey: (index: number) => string;
  /** Place of a row, -1 for none. Another function for every other list of rows, and for no other reason. */
  indexOf: (key: string) => number;
  /** Kept in the document wherever the list is scrolled to, so that the focus is not lost. */
  activeIndex: number;
  /** Names the list: another one begins at its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
  onScroll: (offset: number) => void;
};

export type VirtualRows = {
  items: VirtualItem[];
  /** Pixels of all rows together. */
  height: number;
  scrollToIndex: (index: number) => void;
};

/** The rows that are in view, by arithmetic alone: every row is equally high. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { scroller, count, rowHeight, headerHeight, getKey, indexOf, activeIndex, listKey, initialOffset, onScroll } =
    options;
  const extract = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= range.count || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtualizer = useVirtualizer({
    // No keys of rows: with a new key function each time, every row of the list would be laid out at every render.
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    rangeExtractor: extract,
    overscan: 10,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: options.footerHeight ?? 0,
    initialOffset,
  });

  const shownList = useRef(listKey);
  const anchor = useRef<{ key: string; index: number } | null>(null);

  const notePlace = useEffectEvent((offset: number) => {
    const index = Math.floor(offset / rowHeight);
    anchor.current = index < count ? { key: getKey(index), index } : null;
  });
  // Rows that arrive above must not push away what somebody is reading: the first row in view stays where it is.
  const holdPlace = useEffectEvent((placeOf: (key: string) => number, list: string) => {
    const element = scroller.current;
    if (!element) return;
    if (shownList.current !== list) {
      shownList.current = list;
      element.scrollTop = initialOffset;
    } else if (anchor.current !== null && element.scrollTop > 0) {
      const index = placeOf(anchor.current.key);
      if (index >= 0) element.scrollTop += (index - anchor.current.index) * rowHeight;
    }
    notePlace(element.scrollTop);
  });
  // Only for other rows: to ask where the list stands makes the browser lay it out on the spot.
  useLayoutEffect(() => holdPlace(indexOf, listKey), [indexOf, listKey]);
  const handleScroll = useEffectEvent((offset: number) => {
    notePlace(offset);
    onScroll(offset);
  });
  useEffect(() => {
    const element = scroller.current;
    const listen = () => handleScroll(virtualizer.scrollOffset ?? 0);
    element?.addEventListener('scroll', listen, { passive: true });
    return () => element?.removeEventListener('scroll', listen);
  }, [scroller, virtualizer]);

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
