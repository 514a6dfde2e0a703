'use client';

import { BarChart3, FilterX } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import type { UsageSeries } from '@/lib/domain/usage-series.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import { toChartModel } from './chart-model.ts';
import { ChartPanel } from './chart-panel.tsx';
import { IncompleteNotice } from './incomplete-notice.tsx';
import { UsageTable } from './usage-table.tsx';
import type { UsageControl } from './use-usage-params.ts';

/** Notices, then chart and table of the same numbers; or why there are none. */
export function UsageBody({ usage, control }: { usage: UsageSeries; control: UsageControl }) {
  const model = useMemo(() => toChartModel(usage), [usage]);
  return (
    <div className="flex flex-col gap-4">
      <IncompleteNotice usage={usage} />
      {usage.series.length === 0 ? (
        <NothingToShow usage={usage} control={control} />
      ) : (
        <>
          <ChartPanel usage={usage} model={model} filters={control.shown} />
          <UsageTable usage={usage} model={model} filters={control.shown} />
        </>
      )}
    </div>
  );
}

function NothingToShow({ usage, control }: { usage: UsageSeries; control: UsageControl }) {
  const { filters, setFilters, shown } = control;
  const narrowed = filters.fields.some(({ field }) => field !== 'service');
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
