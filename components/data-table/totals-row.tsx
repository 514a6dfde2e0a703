import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import type { Column, ColumnMeta } from './features.ts';

type Shown<Row extends RowData> = { id: string; columnDef: Column<Row> & { meta?: ColumnMeta } };

/** What the rows come to, at the foot of the table and always in view. */
export function TotalsRow<Row extends RowData>(props: {
  columns: readonly Shown<Row>[];
  totals: Readonly<Record<string, ReactNode>>;
  ariaIndex: number;
  height: number;
}) {
  const { columns, totals, ariaIndex, height } = props;
  return (
    <tfoot>
      <tr aria-rowindex={ariaIndex} style={{ height }}>
        {columns.map(({ id, columnDef: { meta } }, place) => (
          <td
            key={id}
            className={classNames(
              'sticky bottom-0 border-line border-t bg-canvas px-2.5 py-0 text-xs',
              meta?.align === 'end' && 'text-right',
              // It may be longer than its column where nothing stands in the next.
              meta?.main === true && totals[columns[place + 1]?.id ?? ''] === undefined
                ? 'z-30 whitespace-nowrap'
                : ['truncate', (meta?.pinnedAt ?? null) === null ? 'z-10' : 'z-20'].join(' '),
            )}
            {...((meta?.pinnedAt ?? null) === null ? {} : { style: { left: meta?.pinnedAt ?? 0 } })}
          >
            {totals[id] ?? null}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
