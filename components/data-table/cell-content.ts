import type { Markup } from '@/components/ui/markup.ts';

/** What a cell of a row shows. */
export type CellContent = {
  children: readonly Markup[];
  className: string;
  /** The hint of the cell as a whole. */
  title: string | null;
  /** Whether it is another one as time passes. */
  ticks: boolean;
  /** Its value as a text: another one is news, which is marked for a moment. Null for what is none. */
  news: string | null;
};

/** What the look of a cell depends on beside its row. */
export type CellContext = { nowMs: number; selected: boolean; current: boolean };

/** A column as a row draws it. */
export type RowColumn<Row> = {
  id: string;
  align: 'start' | 'end';
  /** Pixels from the left edge at which it stays when the table scrolls sideways; null lets it scroll. */
  pinnedAt: number | null;
  /** Pure. */
  draw: (row: Row, context: CellContext) => CellContent;
};
