import type { ReactNode } from 'react';
import { LowerBound } from '@/components/ui/lower-bound.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatAge, formatCount, formatNumberOf } from '@/lib/client/format.ts';
import type { PriceOrigin } from '@/lib/cost/price.ts';
import type { PriceOverview } from '@/lib/cost/price-overview.ts';
import { summarizeLists } from './list-summary.ts';

function Total({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-raised px-4 py-3">
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="font-semibold text-ink text-lg tabular-nums tracking-tight">{children}</dd>
      <dd className="text-ink-muted text-xs tabular-nums">{note}</dd>
    </div>
  );
}

/** The prices at a glance: what lacks one, and what each of the three origins gives, in the order in which they count. */
export function PriceTotals({ overview, nowMs }: { overview: PriceOverview; nowMs: number }) {
  const { prices, lists, complete, sessions, unpriced, operator, shipped } = overview;
  const unknown = sessions === 0 && !complete;
  const { read, offered, failing, oldestAt } = summarizeLists(lists);
  const used = (origin: PriceOrigin) => {
    const count = prices.filter((price) => price.origin === origin && price.sessions > 0).length;
    return count === 0 ? 'none in use' : `${formatNumberOf(count, 'price')} in use`;
  };
  const age = oldestAt === null ? 'never read' : `read ${formatAge(oldestAt, nowMs)}`;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-rest lg:grid-cols-4">
      <Total
        name="Sessions without a price"
        note={unknown ? 'no session is known' : `of ${complete ? '' : 'at least '}${formatCount(sessions)}`}
      >
        {unknown ? (
          <MissingValue className="font-normal tracking-normal">not known yet</MissingValue>
        ) : (
          <LowerBound count={unpriced} atLeast={!complete} />
        )}
      </Total>
      <Total
        name="1. Operator’s file"
        note={operator.entries === 0 ? 'SPARKTALLY_PRICES gives none' : used('operator')}
      >
        {formatNumberOf(operator.entries, 'entry', 'entries')}
      </Total>
      <Total
        name="2. AWS Price List"
        note={
          offered === 0
            ? 'not offered here'
            : failing > 0
              ? `${formatNumberOf(failing, 'list')} failing`
              : `${age}, ${used('price-list')}`
        }
      >
        {formatCount(read)} of {formatNumberOf(offered, 'list')}
      </Total>
      <Total name="3. Shipped prices" note={used('book')}>
        {formatNumberOf(shipped.entries, 'entry', 'entries')}
      </Total>
    </dl>
  );
}
