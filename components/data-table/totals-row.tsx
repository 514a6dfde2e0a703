import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import { TOTALS_HEIGHT } from './density.ts';
import type { ColumnMeta } from './features.ts';
import { toPinned } from './pinned.ts';

/** What the rows come to, at the foot of the table and always in view. */
export function TotalsRow(props: {
  columns: readonly { id: string; meta: ColumnMeta }[];
  /** By the id of the column it stands under. */
  totals: Readonly<Record<string, ReactNode>>;
  ariaIndex: number;
}) {
  const { columns, totals, ariaIndex } = props;
  return (
    <tfoot className="sticky bottom-0 z-10">
      <tr aria-rowindex={ariaIndex} style={{ height: TOTALS_HEIGHT }}>
        {columns.map(({ id, meta }, place) => (
          <td
            key={id}
            className={classNames(
              'border-line border-t bg-canvas px-2.5 py-0 text-xs',
              meta.align === 'end' && 'text-right',
              // It may be longer than its column where nothing stands in the next.
              meta.main && totals[columns[place + 1]?.id ?? ''] === undefined ? 'whitespace-nowrap' : 'truncate',
              meta.pinnedAt !== null && 'pinned',
            )}
            {...(meta.pinnedAt === null ? {} : { style: toPinned(meta.pinnedAt) })}
          >
            {totals[id] ?? null}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
