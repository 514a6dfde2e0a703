'use client';

import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { Look } from './row-window.ts';

/** Rows drawn beyond either edge: enough while the list is scrolled, and few at rest, as each is drawn with every answer. */
const OVERSCAN = { scrolling: 6, resting: 1 };

export type VirtualRowsOptions = {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  rowHeight: number;
  /** Pixels above the first row inside the scroller. */
  headerHeight: number;
  /** Pixels at the lower edge under which rows lie hidden. */
  footerHeight?: number;
  /** Null for a row that has not come yet. */
  getKey: (index: number) => string | null;
  /** Place of a row, -1 for none. Another function for every other list of rows, and for no other reason. */
  indexOf: (key: string) => number;
  /** Its row is kept in the document wherever the list is scrolled to, so that the focus is not lost. */
  activeKey: string | null;
  /** Names the list: another one begins at its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
  onScroll: (offset: number) => void;
  look: Look;
  /** Whether the first row keeps its place too when others come above it: not while the list is still coming in. */
  holdsTop: boolean;
  /** Draws what React does not: after each render, and before the list is scrolled, for which it has to be there. */
  draw?: (items: readonly VirtualItem[], height: number) => void;
};

export type VirtualRows = {
  items: VirtualItem[];
  /** Pixels of all rows together. */
  height: number;
  scrollToIndex: (index: number) => void;
};

/** The rows that are in view, by arithmetic alone: every row is equally high. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { scroller, count, rowHeight, headerHeight, getKey, indexOf, activeKey, listKey, initialOffset, holdsTop } =
    options;
  const activeIndex = activeKey === null ? -1 : indexOf(activeKey);
  const isScrolling = useRef((): boolean => false);
  const extract = useCallback(
    (range: Range) => {
      const overscan = isScrolling.current() ? OVERSCAN.scrolling : OVERSCAN.resting;
      const indexes = defaultRangeExtractor({ ...range, overscan });
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
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: options.footerHeight ?? 0,
    initialOffset,
  });

  useLayoutEffect(() => {
    isScrolling.current = () => virtualizer.isScrolling;
  }, [virtualizer]);

  // Null before the first rows came: there is nothing to be scrolled until then.
  const shownList = useRef<string | null>(null);
  const anchor = useRef<{ key: string; index: number } | null>(null);
  const heldTop = useRef(false);
  /** Pixels by which the list is scrolled. */
  const offset = useRef(0);

  const items = virtualizer.getVirtualItems();
  const first = items.at(0)?.index ?? 0;
  const last = items.at(-1)?.index ?? first;
  const tellLook = (from: number, to: number, key: string | null) =>
    options.look(from, to, { anchor: from > 0 || holdsTop ? anchor.current : null, keys: key === null ? [] : [key] });
  const tellNewLook = useEffectEvent(tellLook);
  useEffect(() => tellNewLook(first, last + 1, activeKey), [first, last, activeKey]);

  const notePlace = useEffectEvent((at: number) => {
    const index = Math.floor(at / rowHeight);
    const key = index < count ? getKey(index) : null;
    if (key === anchor.current?.key && index === anchor.current?.index) return;
    anchor.current = key === null ? null : { key, index };
    tellLook(first, last + 1, activeKey);
  });
  const height = virtualizer.getTotalSize();
  const draw = useEffectEvent(() => options.draw?.(items, height));
  useLayoutEffect(() => draw());

  /** What is in view now, which the items say only after the next drawing: other rows may be there already. */
  const tellView = useEffectEvent(() => {
    const from = Math.floor(offset.current / rowHeight);
    tellLook(from, from + Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 1, activeKey);
  });
  // Rows that arrive above must not push away what somebody is reading: the first row in view stays where it is. Where the
  // list stands is remembered and not asked, or the browser would lay out the new rows on the spot.
  const holdPlace = useEffectEvent((placeOf: (key: string) => number, list: string) => {
    const element = scroller.current;
    if (!element) return;
    const scrollTo = (to: number) => {
      element.scrollTop = to;
      offset.current = element.scrollTop;
    };
    if (shownList.current !== list && count > 0) {
      shownList.current = list;
      if (initialOffset !== offset.current) scrollTo(initialOffset);
    } else if (anchor.current !== null && (offset.current > 0 || heldTop.current)) {
      const index = placeOf(anchor.current.key);
      const shift = index < 0 ? 0 : (index - anchor.current.index) * rowHeight;
      // From where it stands by now: a key may have scrolled it, of which no event has told yet.
      if (shift !== 0) scrollTo(element.scrollTop + shift);
    }
    heldTop.current = holdsTop;
    notePlace(offset.current);
    tellView();
  });
  useLayoutEffect(() => holdPlace(indexOf, listKey), [indexOf, listKey]);
  const handleScroll = useEffectEvent((element: HTMLElement) => {
    element.toggleAttribute('data-sideways', element.scrollLeft !== 0);
    offset.current = element.scrollTop;
    notePlace(element.scrollTop);
    tellView();
    // What stands here before its rows is shorter than they are, and says nothing of where the list was.
    if (shownList.current === listKey) options.onScroll(element.scrollTop);
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const listen = () => handleScroll(element);
    // Before the library hears of it and all is drawn: what is asked for now comes a frame sooner.
    element.addEventListener('scroll', listen, { passive: true, capture: true });
    return () => element.removeEventListener('scroll', listen, { capture: true });
  }, [scroller]);

  // The height is a guess that is never measured: another density is another guess.
  useEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);

  return {
    items,
    height,
    scrollToIndex: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
