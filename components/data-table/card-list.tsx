'use client';

import type { ReactNode } from 'react';
import { CARD_HEIGHT } from './density.ts';
import { type RowsProps, useRows } from './use-rows.ts';

export type CardListProps<Row> = RowsProps<Row> & {
  label: string;
  renderCard: (row: Row, index: number) => ReactNode;
  empty: ReactNode;
};

/** The rows of a narrow screen: one card each, of which only those in view are in the document. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { rows, scroller, getKey, renderCard } = props;
  const virtual = useRows(props, { rowHeight: CARD_HEIGHT, headerHeight: 0 });

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
