'use client';

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { CARD_HEIGHT } from './density.ts';
import { useRowFocus } from './row-focus.ts';
import { useVirtualRows } from './virtual-rows.ts';

export type CardListProps<Row> = {
  label: string;
  rows: readonly Row[];
  getKey: (row: Row) => string;
  renderCard: (row: Row) => ReactNode;
  letters: boolean;
  /** Names the list: another one is scrolled to its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
  onScroll: (offset: number) => void;
  empty: ReactNode;
};

/** The rows of a narrow screen: one card each, of which only those in view are in the document. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { rows, getKey, renderCard } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const indexes = useMemo(() => new Map(rows.map((row, index) => [getKey(row), index])), [rows, getKey]);
  const keyOf = (index: number) => rows.slice(index, index + 1).map(getKey)[0] ?? null;
  const indexOf = useCallback((key: string) => indexes.get(key) ?? -1, [indexes]);

  const virtual = useVirtualRows({
    scroller,
    count: rows.length,
    rowHeight: CARD_HEIGHT,
    headerHeight: 0,
    getKey: (index) => keyOf(index) ?? String(index),
    indexOf,
    activeIndex: activeKey === null ? -1 : indexOf(activeKey),
    listKey: props.listKey,
    initialOffset: props.initialOffset,
    onScroll: props.onScroll,
  });
  useRowFocus({
    scroller,
    count: rows.length,
    indexOf,
    keyOf,
    onActive: setActiveKey,
    scrollToIndex: virtual.scrollToIndex,
    letters: props.letters,
  });

  return (
    <div
      ref={scroller}
      data-rows=""
      className="scrollbar-thin min-h-72 flex-1 overflow-y-auto overflow-x-hidden overscroll-contain [overflow-anchor:none] [contain:strict] border-line border-t"
    >
      <ul aria-label={props.label} className="relative" style={{ height: virtual.height }}>
        {virtual.items.map((item) => {
          const row = rows.slice(item.index, item.index + 1)[0];
          return row === undefined ? null : (
            <li
              key={getKey(row)}
              data-row={getKey(row)}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
              className="absolute inset-x-0 top-0 overflow-hidden border-line border-b"
              style={{ height: CARD_HEIGHT, transform: `translateY(${item.start}px)` }}
            >
              {renderCard(row)}
            </li>
          );
        })}
      </ul>
      {rows.length === 0 ? props.empty : null}
    </div>
  );
}
