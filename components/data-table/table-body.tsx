'use client';

import type { RowData } from '@tanstack/react-table';
import type { VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { subscribeSeconds } from '@/lib/client/clock.ts';
import type { RowColumn } from './cell-content.ts';
import { HEADER_HEIGHT, TOTALS_HEIGHT } from './density.ts';
import { useRowFocus } from './row-focus.ts';
import { createRowPainter, type PlacedRow, type RowPainter } from './row-painter.ts';
import type { Look, RowWindow } from './row-window.ts';
import { useVirtualRows } from './virtual-rows.ts';

/** How rows stand out; another object whenever one of them does otherwise. */
export type RowMarks = { selected: ReadonlySet<string>; current: string | null };

export type TableBodyProps<Row extends RowData> = {
  /** Another list only when a column has changed. */
  columns: readonly RowColumn<Row>[];
  /** The rows, filtered and sorted elsewhere. */
  rows: RowWindow<Row>;
  look: Look;
  /** Whether rows that come above the first one leave it where it is. */
  holdsTop: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  getKey: (row: Row) => string;
  marks: RowMarks;
  rowHeight: number;
  letters: boolean;
  /** Names the list: another one is scrolled to its own `initialOffset`. */
  listKey: string;
  initialOffset: number;
  onScroll: (offset: number) => void;
  /** Whether a foot covers the lower edge. */
  hasTotals: boolean;
};

/**
 * The rows in view, drawn without React, which would take longer over a letter in the search box than the browser does
 * over layout and painting.
 */
export function TableBody<Row extends RowData>(props: TableBodyProps<Row>) {
  const { rows, scroller, getKey, rowHeight, marks } = props;
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const painter = useRef<RowPainter<Row> | null>(null);
  const keyOf = (index: number) => {
    const row = rows.rowAt(index);
    return row === null ? null : getKey(row);
  };

  const place = (index: number): PlacedRow<Row>['input'] => {
    const row = rows.rowAt(index);
    if (row === null) return null;
    const key = getKey(row);
    const unconfirmed = rows.isUnconfirmed(index);
    return { row, key, index, unconfirmed, marks, selected: marks.selected.has(key), current: marks.current === key };
  };
  function draw(items: readonly VirtualItem[], height: number): void {
    if (body.current === null) return;
    painter.current ??= createRowPainter<Row>(body.current);
    const placed = items.map(({ index, start, end }) => ({ index, start, end, input: place(index) }));
    const bottom = height + HEADER_HEIGHT;
    // What has not changed is not written again.
    painter.current.paint(
      { placed, columns: props.columns, rowHeight, top: HEADER_HEIGHT, bottom, activeKey },
      Date.now(),
    );
  }

  const virtual = useVirtualRows({
    scroller,
    count: rows.count,
    rowHeight,
    headerHeight: HEADER_HEIGHT,
    footerHeight: props.hasTotals ? TOTALS_HEIGHT : 0,
    getKey: keyOf,
    indexOf: rows.placeOf,
    activeKey,
    listKey: props.listKey,
    initialOffset: props.initialOffset,
    onScroll: props.onScroll,
    look: props.look,
    holdsTop: props.holdsTop,
    draw,
  });
  useEffect(() => subscribeSeconds((nowMs) => painter.current?.tick(nowMs)), []);

  // After the rows are drawn, as it looks for one of them.
  useRowFocus({
    scroller,
    count: rows.count,
    indexOf: rows.placeOf,
    onActive: setActiveKey,
    scrollToIndex: virtual.scrollToIndex,
    letters: props.letters,
  });
  return <tbody ref={body} />;
}
