import {
  type ColumnDef,
  createColumnHelper,
  metaHelper,
  type ReactTable,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';

export type ColumnMeta = {
  label: string;
  /** Stands at the head of a column that does not sort, in place of its label. */
  head?: ReactNode;
  /** What the label leaves unsaid. */
  description: string | null;
  align: 'start' | 'end';
  /** Pixels; a column with `grow` takes what is left, and no less than this. */
  width: number;
  grow: boolean;
  /** Pixels from the left edge at which it stays when the table scrolls sideways; null lets it scroll. */
  pinnedAt: number | null;
  /** Can neither be hidden nor be let go from the edge. */
  main: boolean;
};

/** What our tables use of the table library. Rows come filtered and sorted: lib/filters decides, for URL and API alike. */
export const features = tableFeatures({
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

export type Features = typeof features;
export type Column<Row extends RowData> = ColumnDef<Features, Row>;
export type DataTableInstance<Row extends RowData> = ReactTable<Features, Row>;
export type { SortingState };

export const columnHelper = <Row extends RowData>() => createColumnHelper<Features, Row>();
