import type { ReactNode } from 'react';
import { LowerBound } from '@/components/ui/lower-bound.tsx';
import { formatCount, formatQuantity } from '@/lib/client/format.ts';
import type { Source } from '@/lib/domain/source.ts';
import { toTotals } from './source-summary.ts';

function Total({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-raised px-4 py-3">
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="font-semibold text-lg text-ink tabular-nums tracking-tight">{children}</dd>
    </div>
  );
}

/** All sources together: how many are complete, what they hold, and what reading them costs in calls. */
export function TotalsBar({ sources }: { sources: readonly Source[] }) {
  const totals = toTotals(sources);
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-rest md:grid-cols-4">
      <Total name="Complete">
        {formatCount(totals.complete)} of {formatCount(totals.sources)}
      </Total>
      <Total name="Sessions">
        <LowerBound count={totals.rows} atLeast={!totals.whole} />
      </Total>
      <Total name="AWS calls now">
        {formatQuantity(totals.callsPerSecond)}
        <span className="font-normal text-ink-muted text-sm"> a second</span>
      </Total>
      <Total name="Throttled since the start">
        {formatCount(totals.throttles)}
        <span className="font-normal text-ink-muted text-sm"> of {formatCount(totals.calls)} calls</span>
      </Total>
    </dl>
  );
}
