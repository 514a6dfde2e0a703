'use client';

import { type ReactNode, type RefObject, useState } from 'react';
import { CARD_HEIGHT } from './density.ts';
import { useRowFocus } from './row-focus.ts';
import type { Look, RowWindow } from './row-window.ts';
import { useVirtualRows } from './virtual-rows.ts';

export type CardListProps<Row> = {
  label: string;
  rows: RowWindow<Row>;
  look: Look;
  /** Whether rows that come above the first one leave it where it is. */
  holdsTop: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  getKey: (row: Row) => string;
  renderCard: (row: Row, index: number) => ReactNode;
  letters: boolean;
  /** Names the list: another one is scrolled to its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
  onScroll: (offset: number) => void;
  empty: ReactNode;
};

/** The rows of a narrow screen: one card each, of which only those in view are in the document. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { rows, scroller, getKey, renderCard } = props;
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const keyOf = (index: number) => {
    const row = rows.rowAt(index);
    return row === null ? null : getKey(row);
  };

  const virtual = useVirtualRows({
    scroller,
    count: rows.count,
    rowHeight: CARD_HEIGHT,
    headerHeight: 0,
    getKey: keyOf,
    indexOf: rows.placeOf,
    activeKey,
    listKey: props.listKey,
    initialOffset: props.initialOffset,
    onScroll: props.onScroll,
    look: props.look,
    holdsTop: props.holdsTop,
  });
  useRowFocus({
    scroller,
    count: rows.count,
    indexOf: rows.placeOf,
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
          const row = rows.rowAt(item.index);
          return row === null ? null : (
            <li
              key={getKey(row)}
              data-row={getKey(row)}
              data-index={item.index}
              aria-posinset={item.index + 1}
              aria-setsize={rows.count}
              className="absolute inset-x-0 top-0 overflow-hidden border-line border-b"
              style={{ height: CARD_HEIGHT, transform: `translateY(${item.start}px)` }}
            >
              {renderCard(row, item.index)}
            </li>
          );
        })}
      </ul>
      {rows.count === 0 ? props.empty : null}
    </div>
  );
}
