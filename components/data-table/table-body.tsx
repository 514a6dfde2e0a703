'use client';

import type { RowData } from '@tanstack/react-table';
import type { VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { subscribeSeconds } from '@/lib/client/clock.ts';
import type { RowColumn } from './cell-content.ts';
import { HEADER_HEIGHT, TOTALS_HEIGHT } from './density.ts';
import { createRowPainter, type PlacedRow, type RowPainter } from './row-painter.ts';
import { type RowsProps, useRows } from './use-rows.ts';

/** How rows stand out; another object whenever one of them does otherwise. */
export type RowMarks = { selected: ReadonlySet<string>; current: string | null };

export type TableBodyProps<Row extends RowData> = RowsProps<Row> & {
  /** Another list only when a column has changed. */
  columns: readonly RowColumn<Row>[];
  marks: RowMarks;
  rowHeight: number;
  /** Whether a foot covers the lower edge. */
  hasTotals: boolean;
};

/**
 * The rows in view, drawn without React, which would take longer over a letter in the search box than the browser does
 * over layout and painting.
 */
export function TableBody<Row extends RowData>(props: TableBodyProps<Row>) {
  const { rows, getKey, rowHeight, marks } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const painter = useRef<RowPainter<Row> | null>(null);

  const place = (index: number): PlacedRow<Row>['input'] => {
    const row = rows.rowAt(index);
    if (row === null) return null;
    const key = getKey(row);
    const unconfirmed = rows.isUnconfirmed(index);
    return { row, key, index, unconfirmed, marks, selected: marks.selected.has(key), current: marks.current === key };
  };
  function draw(items: readonly VirtualItem[], height: number, activeKey: string | null): void {
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

  useRows(props, {
    rowHeight,
    headerHeight: HEADER_HEIGHT,
    footerHeight: props.hasTotals ? TOTALS_HEIGHT : 0,
    draw,
  });
  useEffect(() => subscribeSeconds((nowMs) => painter.current?.tick(nowMs)), []);
  return <tbody ref={body} />;
}
