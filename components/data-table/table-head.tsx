'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { memo } from 'react';
import { type Column, type ColumnMeta, type Features, features, type SortingState } from './features.ts';
import { HeaderCell } from './header-cell.tsx';

export type TableHeadProps<Row extends RowData> = {
  /** Another list only when a column has changed. */
  heads: (Column<Row> & { id: string; meta: ColumnMeta })[];
  sorting: SortingState;
  onSortingChange: (sorting: SortingState) => void;
};

const NO_ROWS: never[] = [];

function PlainTableHead<Row extends RowData>({ heads, sorting, onSortingChange }: TableHeadProps<Row>) {
  // The library has the heads alone: rows that it models cost the more the more there are.
  const table = useTable<Features, Row>({
    features,
    columns: heads,
    data: NO_ROWS,
    manualSorting: true,
    state: { sorting },
    onSortingChange: (update) => onSortingChange(typeof update === 'function' ? update(sorting) : update),
  });
  return (
    <thead className="sticky top-0 z-10">
      <tr aria-rowindex={1}>
        {(table.getHeaderGroups()[0]?.headers ?? []).map((header) => (
          <HeaderCell key={header.id} header={header} />
        ))}
      </tr>
    </thead>
  );
}

/** The heads of the columns; drawn again for another column or sort alone, and not for other rows. */
export const TableHead = memo(PlainTableHead) as typeof PlainTableHead;
