'use client';

import { useState } from 'react';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { WindowList } from '@/components/ui/window-list.tsx';
import { formatCount } from '@/lib/client/format.ts';
import { type ItemRange, useItemPages } from '@/lib/client/session-items.ts';
import type { StatementCost } from '@/lib/cost/statement-cost.ts';
import type { StatementItem, StatementWork } from '@/lib/domain/session-items.ts';
import { ROW_PX, StatementRow, StatementRowSkeleton } from './statement-row.tsx';
import { toStatements } from './statement-words.ts';

/** Seven rows and a half, which says that there are more. */
const MOST_PX = ROW_PX * 7.5;
const FIRST: ItemRange = { from: 0, to: 1 };

type Order = '-cost' | '-started' | 'started';
type Kind = 'all' | 'failed';

const ORDERS = [
  { value: '-cost', label: 'Dearest' },
  { value: '-started', label: 'Newest' },
  { value: 'started', label: 'Oldest' },
] as const;

type Props = {
  href: string;
  work: StatementWork;
  cost: StatementCost | null;
  digits: number;
  nowMs: number;
  selected: number | null;
  onSelect: (item: StatementItem) => void;
};

/** The statements one by one, the dearest first unless told otherwise. */
export function StatementList({ href, work, cost, digits, nowMs, selected, onSelect }: Props) {
  const [order, setOrder] = useState<Order>('-cost');
  const [kind, setKind] = useState<Kind>('all');
  const [range, setRange] = useState(FIRST);
  const parameters = `&sort=${order}${kind === 'failed' ? '&outcome=failed' : ''}`;
  const { total, itemAt, error, retry } = useItemPages<StatementItem>(href, 'statements', { parameters, range });
  const { failed } = work.outcomes;
  const count = total ?? 0;
  const label = `${kind === 'failed' ? 'Failed statements' : 'Statements'}, ${ORDERS.find(({ value }) => value === order)?.label.toLowerCase()} first`;
  return (
    <div className="border-line border-t">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
        <Segments label="Order of the statements" value={order} options={ORDERS} onChange={setOrder} />
        {failed === 0 ? (
          <span className="text-ink-muted text-xs">none failed</span>
        ) : (
          <Segments<Kind>
            label="Which statements"
            value={kind}
            options={[
              { value: 'all', label: 'All' },
              { value: 'failed', label: `${formatCount(failed)} failed` },
            ]}
            onChange={setKind}
          />
        )}
      </div>
      {error === null ? null : (
        <div className="px-4 pb-3">
          <LoadProblem error={error} what="A part of the list" onRetry={retry} />
        </div>
      )}
      <div className="border-line border-t">
        <WindowList
          key={parameters}
          label={label}
          count={total ?? 3}
          rowPx={ROW_PX}
          mostPx={MOST_PX}
          onRange={(from, to) => setRange({ from, to })}
        >
          {(index) => {
            const item = itemAt(index);
            return item === null ? (
              <StatementRowSkeleton />
            ) : (
              <StatementRow
                item={item}
                cost={cost}
                digits={digits}
                selected={item.id === selected}
                nowMs={nowMs}
                onSelect={() => onSelect(item)}
              />
            );
          }}
        </WindowList>
      </div>
      <p className="sr-only" role="status">
        {total === null ? 'The statements are on their way' : `${toStatements(count)}, ${label}`}
      </p>
    </div>
  );
}
