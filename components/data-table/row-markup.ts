import type { MarkupElement } from '@/components/ui/markup.ts';
import { classNames } from '@/lib/client/class-names.ts';
import type { CellContent, RowColumn } from './cell-content.ts';
import { PINNED_AT } from './pinned.ts';

/** What a row is drawn from. */
export type RowInput<Row> = {
  row: Row;
  key: string;
  /** Place in the list, from 0. */
  index: number;
  unconfirmed: boolean;
  selected: boolean;
  current: boolean;
  /** Another one whenever the selection has been touched: a click changes a box by itself, whatever comes of it. */
  marks: object;
};

/** Cells as they were drawn, and how often the value of each has changed since its row came into view. */
export type DrawnCell = { content: CellContent; changes: number; markup: MarkupElement };

const CELL = 'border-line/70 border-b px-2.5 py-0';
/** Two names of one animation in turn: it begins anew only under another name. */
const CHANGED = ['animate-changed', 'animate-changed-again'];

function toCell<Row>({ align, pinnedAt }: RowColumn<Row>, content: CellContent, changes: number): MarkupElement {
  const { title } = content;
  return {
    tag: 'td',
    className: classNames(
      CELL,
      content.className,
      align === 'end' && 'text-right tabular-nums',
      pinnedAt !== null && 'pinned bg-inherit',
      changes > 0 && CHANGED[changes % CHANGED.length],
    ),
    attributes: { ...(title === null ? {} : { title }), ...(changes > 0 ? { 'data-changed': '' } : {}) },
    ...(pinnedAt === null ? {} : { style: { [PINNED_AT]: `${pinnedAt}px` } }),
    children: content.children,
  };
}

/** The cells of a row; `before` are those of the same row as it was drawn last. `only` draws some of them again. */
export function drawCells<Row>(
  { row, selected, current }: RowInput<Row>,
  columns: readonly RowColumn<Row>[],
  nowMs: number,
  before: readonly DrawnCell[] | null,
  only: (cell: DrawnCell) => boolean = () => true,
): DrawnCell[] {
  return columns.map((column, place) => {
    const old = before?.[place];
    if (old !== undefined && !only(old)) return old;
    const content = column.draw(row, { nowMs, selected, current });
    const isNews = old !== undefined && old.content.news !== null && content.news !== null;
    const changes = (old?.changes ?? 0) + (isNews && old.content.news !== content.news ? 1 : 0);
    return { content, changes, markup: toCell(column, content, changes) };
  });
}

export function toRow<Row>(input: RowInput<Row>, height: number, cells: readonly DrawnCell[]): MarkupElement {
  const { key, index, unconfirmed, selected, current } = input;
  return {
    tag: 'tr',
    className: classNames(
      // A row that is positioned is painted for itself: the others are not when a figure of one changes.
      'relative cursor-pointer',
      selected || current ? 'bg-accent-soft' : 'bg-surface focus-within:bg-sunken hover:bg-sunken',
      unconfirmed && 'bg-[repeating-linear-gradient(135deg,transparent_0_6px,var(--sunken)_6px_12px)]',
    ),
    // The head counts as the first row.
    attributes: { 'data-row': key, 'data-index': `${index}`, 'aria-rowindex': `${index + 2}` },
    style: { height: `${height}px` },
    children: cells.map(({ markup }) => markup),
  };
}

/** Stands for a row that is in view and has not come yet: for the blink of an eye after a jump. */
export function toPlaceholder(index: number, height: number, columns: number): MarkupElement {
  return {
    tag: 'tr',
    className: '',
    attributes: { 'aria-rowindex': `${index + 2}`, 'aria-busy': 'true' },
    style: { height: `${height}px` },
    children: [
      {
        tag: 'td',
        className: 'border-line/70 border-b px-2.5 py-0',
        attributes: { colspan: `${columns}` },
        children: [{ tag: 'span', className: 'block h-2.5 w-2/3 rounded-sm bg-sunken', children: [] }],
      },
    ],
  };
}

/** Stands for rows that are out of view. */
export function toSpacer(height: number, columns: number): MarkupElement {
  return {
    tag: 'tr',
    className: '',
    attributes: { 'aria-hidden': 'true' },
    children: [
      {
        tag: 'td',
        className: 'p-0',
        attributes: { colspan: `${columns}` },
        style: { height: `${height}px` },
        children: [],
      },
    ],
  };
}
