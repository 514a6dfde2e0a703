import { SetupGuide } from '@/components/sources/setup-guide.tsx';
import type { PriceOverview } from '@/lib/cost/price-overview.ts';
import { GapPanel } from './gap-panel.tsx';
import { IncompleteNotice } from './incomplete-notice.tsx';
import { groupPrices } from './price-groups.ts';
import { PriceListPanel } from './price-list-panel.tsx';
import { PriceTotals } from './price-totals.tsx';
import { ServicePrices } from './service-prices.tsx';

/** What is missing first, then what is in force, then where AWS's own prices come from. */
export function PricesBody({ overview, nowMs }: { overview: PriceOverview; nowMs: number }) {
  const { setup, prices, complete, lists } = overview;
  const read = new Set(lists.map(({ region }) => region));
  return (
    <>
      {setup === null ? null : <SetupGuide problem={setup} nowMs={nowMs} />}
      <IncompleteNotice overview={overview} />
      <PriceTotals overview={overview} nowMs={nowMs} />
      <GapPanel overview={overview} />
      {groupPrices(prices, read).map((own) => (
        <ServicePrices key={own.service} prices={own} complete={complete} nowMs={nowMs} />
      ))}
      <PriceListPanel lists={lists} told={setup} nowMs={nowMs} />
    </>
  );
}
