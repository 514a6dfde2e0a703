'use client';

import { memo } from 'react';
import { MoneyScale, ScaleLines } from '@/components/charts/money-scale.tsx';
import { StackBars } from '@/components/charts/stack-bars.tsx';
import { toNumber } from '@/lib/cost/decimal.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import { SERVICE_LOOK } from './service-look.ts';
import { describeBar, type SpendChart } from './spend-model.ts';

/** About as many marks as stand side by side under the bars of a narrow screen. */
const MARKS = 6;

type PlotProps = { chart: SpendChart; onLook: (index: number | null) => void };

/** One currency's bars with their scale; what is looked at is written elsewhere, and changes nothing here. */
export const SpendPlot = memo(function SpendPlot({ chart, onLook }: PlotProps) {
  const { bars, max, ticks, currency } = chart;
  const every = Math.max(1, Math.ceil(bars.length / MARKS));
  const last = bars.length - 1;
  return (
    <MoneyScale ticks={ticks} max={max} currency={currency} className="h-48 xl:h-72">
      <div className="min-w-0 flex-1 pr-3">
        <div className="relative h-48 xl:h-72">
          <ScaleLines ticks={ticks} max={max} />
          <div className="absolute inset-0">
            <StackBars
              label={`Spend in ${currency}; the arrow keys go from bar to bar`}
              onLook={onLook}
              bars={bars.map((bar) => ({
                key: bar.key,
                href: bar.href,
                name: describeBar(bar, SERVICE_LABEL),
                parts: bar.parts.map(({ service, amount }) => ({
                  key: service,
                  ...SERVICE_LOOK[service],
                  share: toNumber(amount.value) / max,
                })),
              }))}
            />
          </div>
        </div>
        <div aria-hidden="true" className="mt-1.5 flex h-4 text-2xs text-ink-faint">
          {bars.map((bar, index) => (
            <span key={bar.key} className="relative min-w-0 flex-1">
              {/* Counted from the last one, which is now. */}
              {(last - index) % every === 0 ? (
                <span className="absolute left-1/2 -translate-x-1/2 whitespace-nowrap">{bar.tick}</span>
              ) : null}
            </span>
          ))}
        </div>
      </div>
    </MoneyScale>
  );
});
