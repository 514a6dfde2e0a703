'use client';

import type { ReactNode } from 'react';
import { AtLeast } from '@/components/ui/at-least.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { formatAmounts } from '@/lib/client/format-money.ts';
import { isLowerBound, type SessionTotals, type Total } from '@/lib/cost/totals.ts';

type SumProps = { total: Total; atLeast: boolean; nothing: string };

/** A sum with what is to be known about it; where there is nothing to add up, `nothing` says so. */
export function Sum({ total, atLeast, nothing }: SumProps) {
  const lower = atLeast || isLowerBound(total);
  const text = formatAmounts(total.amounts, lower);
  const unknown = total.unknown === 0 ? '' : `${formatNumberOf(total.unknown, 'amount')} unknown`;
  if (text === null) return <MissingValue title={unknown}>{unknown === '' ? nothing : 'unknown'}</MissingValue>;
  const estimated = total.estimated === 0 ? '' : `${formatNumberOf(total.estimated, 'amount')} by our estimate`;
  const hint = [unknown, estimated].filter((part) => part !== '').join(', ');
  return (
    <span title={hint === '' ? undefined : hint} className="whitespace-nowrap font-semibold text-ink tabular-nums">
      {lower ? <AtLeast /> : null}
      {text}
    </span>
  );
}

type TotalsProps = { totals: SessionTotals; rows: number; atLeast: boolean };

function Count({ totals, rows, atLeast }: TotalsProps) {
  const { unknown } = totals.cost;
  return (
    <span className="text-ink text-xs">
      {atLeast ? 'At least ' : ''}
      <span className="font-semibold">{formatNumberOf(rows, 'session')}</span>
      {unknown === 0 ? null : <span className="text-ink-muted">, {formatNumberOf(unknown, 'amount')} unknown</span>}
    </span>
  );
}

/** The totals by the column they stand under. */
export function toTotalCells({ totals, rows, atLeast }: TotalsProps): Readonly<Record<string, ReactNode>> {
  const { cost, burnPerHour, idleCost } = totals;
  return {
    name: <Count totals={totals} rows={rows} atLeast={atLeast} />,
    cost: <Sum total={cost} atLeast={atLeast} nothing="none" />,
    burn: <Sum total={burnPerHour} atLeast={atLeast} nothing="none runs" />,
    idleCost: <Sum total={idleCost} atLeast={atLeast} nothing="none idles" />,
  };
}

/** The totals where there are no columns to stand under. */
export function TotalsStrip(props: TotalsProps) {
  const { totals, atLeast } = props;
  const sums = [
    ['Cost', totals.cost, 'none'],
    ['Per hour', totals.burnPerHour, 'none runs'],
    ['Idle', totals.idleCost, 'none idles'],
  ] as const;
  return (
    <section aria-label="Totals" className="flex flex-col gap-1 border-line border-t bg-canvas px-4 py-2">
      <Count {...props} />
      <dl className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {sums.map(([name, total, nothing]) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-ink-muted">{name}</dt>
            <dd>
              <Sum total={total} atLeast={atLeast} nothing={nothing} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
