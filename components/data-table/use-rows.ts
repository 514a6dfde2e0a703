'use client';

import type { VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useState } from 'react';
import { useRowFocus } from './row-focus.ts';
import type { Look, RowWindow } from './row-window.ts';
import { useVirtualRows, type VirtualRows, type VirtualRowsOptions } from './virtual-rows.ts';

/** What a list of rows is given, whatever its rows look like. */
export type RowsProps<Row> = {
  /** The rows, filtered and sorted elsewhere. */
  rows: RowWindow<Row>;
  look: Look;
  /** Whether rows that come above the first one leave it where it is. */
  holdsTop: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  getKey: (row: Row) => string;
  letters: boolean;
  /** Names the list: another one is scrolled to its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
  onScroll: (offset: number) => void;
};

export type RowsShape = Pick<VirtualRowsOptions, 'rowHeight' | 'headerHeight' | 'footerHeight'> & {
  draw?: (items: readonly VirtualItem[], height: number, activeKey: string | null) => void;
};

/** The rows in view, which keep their place while others come, and the keyboard that walks them. */
export function useRows<Row>(props: RowsProps<Row>, { draw, ...shape }: RowsShape): VirtualRows {
  const { rows, getKey, scroller } = props;
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const virtual = useVirtualRows({
    ...shape,
    scroller,
    count: rows.count,
    getKey: (index) => {
      const row = rows.rowAt(index);
      return row === null ? null : getKey(row);
    },
    indexOf: rows.placeOf,
    activeKey,
    listKey: props.listKey,
    initialOffset: props.initialOffset,
    onScroll: props.onScroll,
    look: props.look,
    holdsTop: props.holdsTop,
    ...(draw === undefined ? {} : { draw: (items, height) => draw(items, height, activeKey) }),
  });
  // After the rows are drawn, as it looks for one of them.
  useRowFocus({
    scroller,
    count: rows.count,
    indexOf: rows.placeOf,
    onActive: setActiveKey,
    scrollToIndex: virtual.scrollToIndex,
    letters: props.letters,
  });
  return virtual;
}
