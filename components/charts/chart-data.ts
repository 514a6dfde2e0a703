import type { CsvCell } from '@/lib/tables/csv.ts';
import type { SwatchFill } from './swatch.tsx';

/** How one series is told from the others, in a chart, its key and its picture. */
export type SeriesKey = { label: string; color: string; fill: SwatchFill };

export type ChartColumn = {
  key: string;
  label: string;
  /** The label in the file, with the unit; `label` where it is left out. */
  csvLabel?: string;
  numeric?: boolean;
  swatch?: Omit<SeriesKey, 'label'>;
  /** Where the head of the column leads. */
  href?: string;
  title?: string;
  /** In the file alone: what the eye need not see twice. */
  csvOnly?: boolean;
};

/** `text` as shown, `value` as written to the file: a number, a plain text, or null for what is not known. */
export type ChartCell = { text: string; value: CsvCell; href?: string; title?: string; quiet?: boolean };

/** One cell a column, in their order; the first one heads the row. A `total` stands on top and is not in the file. */
export type ChartRow = { key: string; cells: readonly ChartCell[]; total?: boolean };

/** The numbers of a chart, once for its table and its file. */
export type ChartData = { caption: string; columns: readonly ChartColumn[]; rows: readonly ChartRow[] };

/** What the file holds: a head, then the rows without totals, which a spreadsheet would add up once more. */
export function toCsvRows({ columns, rows }: ChartData): CsvCell[][] {
  return [
    columns.map(({ label, csvLabel }) => csvLabel ?? label),
    ...rows
      .filter(({ total }) => total !== true)
      .map((row) => columns.map((_, index) => row.cells[index]?.value ?? null)),
  ];
}
