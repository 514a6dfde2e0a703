import { describe, expect, it } from 'vitest';
import type { RowColumn } from './cell-content.ts';
import { drawCells, type RowInput, toRow } from './row-markup.ts';

type Row = { text: string; sinceMs: number };

const plain = (text: string, ticks: boolean) => ({
  children: [text],
  className: '',
  title: null,
  ticks,
  news: ticks ? null : text,
});
const COLUMNS: readonly RowColumn<Row>[] = [
  { id: 'text', align: 'start', pinnedAt: 36, draw: ({ text }) => plain(text, false) },
  { id: 'age', align: 'end', pinnedAt: null, draw: ({ sinceMs }, { nowMs }) => plain(`${nowMs - sinceMs} ms`, true) },
];
const toInput = (row: Row, more: Partial<RowInput<Row>> = {}): RowInput<Row> => ({
  row,
  key: 'a',
  index: 4,
  unconfirmed: false,
  selected: false,
  current: false,
  marks: COLUMNS,
  ...more,
});
const first = toInput({ text: 'BUSY', sinceMs: 0 });
const changed = (cells: ReturnType<typeof drawCells>) => cells.map(({ markup }) => markup.attributes?.['data-changed']);

describe('the cells of a row', () => {
  it('mark what is news since the row was drawn last, and not what runs with the clock', () => {
    const before = drawCells(first, COLUMNS, 10, null);
    expect(changed(before)).toEqual([undefined, undefined]);
    expect(changed(drawCells(first, COLUMNS, 20, before))).toEqual([undefined, undefined]);
    const after = drawCells(toInput({ text: 'IDLE', sinceMs: 0 }), COLUMNS, 20, before);
    expect(changed(after)).toEqual(['', undefined]);
    expect(after.map(({ markup }) => markup.children)).toEqual([['IDLE'], ['20 ms']]);
  });

  it('begin the mark anew for news that comes while it still runs', () => {
    let cells = drawCells(first, COLUMNS, 10, null);
    const marks = ['IDLE', 'BUSY', 'IDLE'].map((text) => {
      cells = drawCells(toInput({ text, sinceMs: 0 }), COLUMNS, 10, cells);
      return /animate-\S+/.exec(cells[0]?.markup.className ?? '')?.[0];
    });
    expect(new Set(marks).size).toBe(2);
    expect(marks[0]).toBe(marks[2]);
  });

  it('stay the same objects where only what runs is drawn', () => {
    const before = drawCells(first, COLUMNS, 10, null);
    const after = drawCells(first, COLUMNS, 30, before, ({ content }) => content.ticks);
    expect(after[0]).toBe(before[0]);
    expect(after[1]?.markup.children).toEqual(['30 ms']);
  });
});

it('a row tells its place in the whole list, the head counted, and how it stands out', () => {
  const cells = drawCells(first, COLUMNS, 0, null);
  const row = toRow(first, 34, cells);
  expect(row.attributes).toEqual({ 'data-row': 'a', 'data-index': '4', 'aria-rowindex': '6' });
  expect(row.style).toEqual({ height: '34px' });
  const soft = toRow(toInput(first.row, { selected: true }), 34, cells);
  expect([row, soft].map(({ className }) => className.includes('bg-accent-soft'))).toEqual([false, true]);
});
