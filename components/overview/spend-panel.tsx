'use client';

import { BarChart3, Tags } from 'lucide-react';
import Link from 'next/link';
import { memo, useMemo, useState } from 'react';
import { Swatch } from '@/components/charts/swatch.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatMoney } from '@/lib/client/format-money.ts';
import type { OverviewMoney } from '@/lib/domain/overview.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { MoneyText } from './money-text.tsx';
import { SERVICE_LOOK } from './service-look.ts';
import { type SpendChart, toSpendCharts } from './spend-model.ts';
import { SpendPlot } from './spend-plot.tsx';
import { SpendTable } from './spend-table.tsx';

type Props = { money: OverviewMoney; filters: SessionFilters };

/** What was spent by day, stacked by service; each bar leads to the sessions of its day. */
export const SpendPanel = memo(function SpendPanel({ money, filters }: Props) {
  const charts = useMemo(() => toSpendCharts(money, filters), [money, filters]);
  return (
    <Panel
      title={`Spend by ${money.bucket}`}
      note={`Each session evenly over its life, by the days of ${money.tz}`}
      action={<MoneyText sum={money.range.spend} nothing="nothing spent" />}
    >
      {charts.length === 0 ? (
        <NoSpend money={money} />
      ) : (
        <div className="flex flex-col gap-5">
          {charts.map((chart) => (
            <CurrencyChart key={chart.currency} chart={chart} bucket={money.bucket} />
          ))}
        </div>
      )}
    </Panel>
  );
});

function CurrencyChart({ chart, bucket }: { chart: SpendChart; bucket: string }) {
  const [looked, setLooked] = useState<number | null>(null);
  const bar = looked === null ? undefined : chart.bars[looked];
  return (
    <div>
      <div className="mb-3 flex min-h-5 flex-wrap items-baseline gap-x-4 gap-y-1 text-xs">
        {chart.services.map((service) => {
          const amount = bar?.parts.find((part) => part.service === service)?.shown;
          return (
            <span key={service} className="inline-flex items-baseline gap-1.5 text-ink-muted">
              <Swatch {...SERVICE_LOOK[service]} className="self-center" />
              {SERVICE_LABEL[service]}
              {amount === undefined ? null : (
                <span className="font-medium text-ink tabular-nums">{formatMoney(amount)}</span>
              )}
            </span>
          );
        })}
        <span className="ml-auto text-ink-muted tabular-nums">
          {bar === undefined ? null : (
            <>
              {bar.title}: <span className="font-semibold text-ink">{formatMoney(bar.shown)}</span>
            </>
          )}
        </span>
      </div>
      <SpendPlot chart={chart} onLook={setLooked} />
      <SpendTable chart={chart} bucket={bucket} />
    </div>
  );
}

function NoSpend({ money }: Pick<Props, 'money'>) {
  const { spend } = money.range;
  if (spend.unknown > 0) {
    return (
      <EmptyState
        icon={Tags}
        title="No amount is known"
        action={
          <Link href="/prices" prefetch={false} className={buttonClass()}>
            See the prices
          </Link>
        }
      >
        The sessions of this range have run, but nobody knows what they have cost. Under the figures above it says why.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={BarChart3} title={spend.atLeast ? 'No spend known yet' : 'Nothing was spent'}>
      In the range chosen above.
    </EmptyState>
  );
}
