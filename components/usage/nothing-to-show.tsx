'use client';

import { BarChart3, FilterX, Tags } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { UsageSeries } from '@/lib/domain/usage-series.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import { isMoney } from './measures.ts';
import type { UsageControl } from './use-usage-params.ts';

/** Why there are no bars, and what leads on. */
export function NothingToShow({ usage, control }: { usage: UsageSeries; control: UsageControl }) {
  const { filters, setFilters, shown } = control;
  const narrowed = filters.fields.some(({ field }) => field !== 'service');
  const zoomBack =
    control.zoomBack === null ? null : (
      <Button variant="ghost" onClick={control.zoomBack}>
        Zoom back
      </Button>
    );
  if (usage.unknown > 0 && isMoney(usage.measure)) {
    return (
      <EmptyState
        icon={Tags}
        title={usage.measure === 'cost' ? 'No amount is known' : 'No idle cost is known'}
        action={
          <>
            <Link href="/prices" prefetch={false} className={buttonClass()}>
              See the prices
            </Link>
            <Link href={`/sessions${toQueryString(shown)}`} prefetch={false} className={buttonClass()}>
              Open these sessions
            </Link>
          </>
        }
      >
        {formatNumberOf(usage.unknown, 'session')} of this range {usage.unknown === 1 ? 'has' : 'have'} no amount, which
        is unknown and not 0. Each says why in its row.
      </EmptyState>
    );
  }
  if (usage.sessions > 0 && usage.unknown < usage.sessions) {
    return (
      <EmptyState icon={BarChart3} title="Nothing in this range" action={zoomBack}>
        The sessions of this range used nothing of this measure in it.
      </EmptyState>
    );
  }
  if (usage.sessions > 0) {
    return (
      <EmptyState
        icon={BarChart3}
        title="No figures yet"
        action={
          <Link href={`/sessions${toQueryString(shown)}`} prefetch={false} className={buttonClass()}>
            Open these sessions
          </Link>
        }
      >
        The sessions of this range have neither a reported figure nor an estimate. Each says why in its row.
      </EmptyState>
    );
  }
  if (narrowed) {
    return (
      <EmptyState
        icon={FilterX}
        title="No session matches the filters"
        action={
          <Button
            onClick={() =>
              setFilters({ ...filters, fields: filters.fields.filter(({ field }) => field === 'service') })
            }
          >
            Clear the filters
          </Button>
        }
      >
        Another range or fewer filters may have some.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={BarChart3}
      title={usage.complete ? 'No sessions in this range' : 'No sessions known yet'}
      action={
        <>
          {zoomBack}
          <Button onClick={() => setFilters({ ...filters, window: { kind: 'relative', range: 'all' } })}>
            Look at all time
          </Button>
          <Link href="/sources" prefetch={false} className={buttonClass()}>
            See the sources
          </Link>
        </>
      }
    >
      {usage.notApplicable > 0
        ? 'The sessions of the chosen services never report this measure.'
        : 'Bars appear here once sessions of the chosen service are collected.'}
    </EmptyState>
  );
}
