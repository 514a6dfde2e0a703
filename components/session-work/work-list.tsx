'use client';

import { type ReactNode, useState } from 'react';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { WindowList } from '@/components/ui/window-list.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { type ItemRange, useItemPages } from '@/lib/client/session-items.ts';
import { ROW_PX, WorkRowSkeleton } from './work-row.tsx';
import { ONE, toCapital, type WorkKind } from './work-words.ts';

/** Seven rows and a half, which says that there are more. */
const MOST_PX = ROW_PX * 7.5;
const FIRST: ItemRange = { from: 0, to: 1, active: -1 };

type Order = { value: string; label: string };
type Outcomes = 'all' | 'failed';

type Props<Item> = {
  href: string;
  kind: WorkKind;
  /** The first is the one it begins with. */
  orders: readonly [Order, ...Order[]];
  failed: number;
  row: (item: Item) => ReactNode;
};

/** The statements or calculations of a session one by one. */
export function WorkList<Item>({ href, kind, orders, failed, row }: Props<Item>) {
  const [order, setOrder] = useState(orders[0].value);
  const [outcomes, setOutcomes] = useState<Outcomes>('all');
  const [range, setRange] = useState(FIRST);
  const parameters = `&sort=${order}${outcomes === 'failed' ? '&outcome=failed' : ''}`;
  const { total, itemAt, error, retry } = useItemPages<Item>(href, kind, { parameters, range });
  const ordered = orders.find(({ value }) => value === order)?.label.toLowerCase();
  const label = `${outcomes === 'failed' ? `Failed ${kind}` : toCapital(kind)}, ${ordered} first`;
  return (
    <div className="@container border-line border-t">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
        <Segments label={`Order of the ${kind}`} value={order} options={orders} onChange={setOrder} />
        {failed === 0 ? (
          <span className="text-ink-muted text-xs">none failed</span>
        ) : (
          <Segments<Outcomes>
            label={`Which ${kind}`}
            value={outcomes}
            options={[
              { value: 'all', label: 'All' },
              { value: 'failed', label: `${formatCount(failed)} failed` },
            ]}
            onChange={setOutcomes}
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
          onRange={(from, to, active) => setRange({ from, to, active })}
        >
          {(index) => {
            const item = itemAt(index);
            return item === null ? <WorkRowSkeleton /> : row(item);
          }}
        </WindowList>
      </div>
      <p className="sr-only" role="status">
        {total === null
          ? `The ${kind} are on their way`
          : `${formatNumberOf(total, ONE[kind])}, ${label.toLowerCase()}`}
      </p>
    </div>
  );
}
