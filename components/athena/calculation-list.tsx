'use client';

import { useState } from 'react';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { WindowList } from '@/components/ui/window-list.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { type ItemRange, useItemPages } from '@/lib/client/session-items.ts';
import type { CalculationMoney } from '@/lib/cost/calculation-cost.ts';
import type { CalculationItem } from '@/lib/domain/calculations.ts';
import { CalculationRow, CalculationRowSkeleton, ROW_PX } from './calculation-row.tsx';

/** Seven rows and a half, which says that there are more. */
const MOST_PX = ROW_PX * 7.5;
const FIRST: ItemRange = { from: 0, to: 1 };

const ORDERS = [
  { value: '-cost', label: 'Dearest' },
  { value: '-duration', label: 'Longest' },
  { value: '-submitted', label: 'Newest' },
  { value: 'submitted', label: 'Oldest' },
] as const;
type Order = (typeof ORDERS)[number]['value'];
type Kind = 'all' | 'failed';

type Props = {
  href: string;
  failed: number;
  money: CalculationMoney;
  digits: number;
  nowMs: number;
  selected: number | null;
  onSelect: (item: CalculationItem) => void;
};

/** The calculations one by one, the dearest first unless told otherwise. */
export function CalculationList({ href, failed, money, digits, nowMs, selected, onSelect }: Props) {
  const [order, setOrder] = useState<Order>('-cost');
  const [kind, setKind] = useState<Kind>('all');
  const [range, setRange] = useState(FIRST);
  const parameters = `&sort=${order}${kind === 'failed' ? '&outcome=failed' : ''}`;
  const { total, itemAt, error, retry } = useItemPages<CalculationItem>(href, 'calculations', { parameters, range });
  const label = `${kind === 'failed' ? 'Failed calculations' : 'Calculations'}, ${ORDERS.find(({ value }) => value === order)?.label.toLowerCase()} first`;
  return (
    <div className="@container border-line border-t">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
        <Segments label="Order of the calculations" value={order} options={ORDERS} onChange={setOrder} />
        {failed === 0 ? (
          <span className="text-ink-muted text-xs">none failed</span>
        ) : (
          <Segments<Kind>
            label="Which calculations"
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
              <CalculationRowSkeleton />
            ) : (
              <CalculationRow
                item={item}
                money={money}
                digits={digits}
                selected={item.number === selected}
                nowMs={nowMs}
                onSelect={() => onSelect(item)}
              />
            );
          }}
        </WindowList>
      </div>
      <p className="sr-only" role="status">
        {total === null
          ? 'The calculations are on their way'
          : `${formatNumberOf(total, 'calculation')}, ${label.toLowerCase()}`}
      </p>
    </div>
  );
}
