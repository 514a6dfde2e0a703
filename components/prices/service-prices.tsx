import { Disclosure } from '@/components/ui/disclosure.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { ServicePrices as Prices, RegionPrices } from './price-groups.ts';
import { PriceTable } from './price-table.tsx';

const countRows = (regions: readonly RegionPrices[]) => regions.reduce((sum, { rows }) => sum + rows.length, 0);

/** The prices of one service by region; those that price nothing here are out of sight until asked for. */
export function ServicePrices({ prices, complete, nowMs }: { prices: Prices; complete: boolean; nowMs: number }) {
  const { service, regions, elsewhere, outranked } = prices;
  const label = SERVICE_LABEL[service];
  const away = elsewhere.map(({ region }) => region).join(', ');
  const asides = [
    {
      regions: outranked,
      caption: `Outranked prices of ${label}`,
      summary: `${formatNumberOf(countRows(outranked), 'outranked price')}: one that counts first stands for the same`,
    },
    {
      regions: elsewhere,
      caption: `Prices of ${label} elsewhere`,
      summary: `${formatNumberOf(countRows(elsewhere), 'price')} of a region that is not read: ${away}`,
    },
  ];
  const rest = { complete, nowMs };
  return (
    <Panel title={label} flush>
      {regions.length === 0 ? (
        <p className="px-4 py-3 text-ink-muted text-sm">No price is known for a region that is read.</p>
      ) : (
        <PriceTable caption={`Prices of ${label} in force`} regions={regions} {...rest} />
      )}
      {asides.map((aside) =>
        aside.regions.length === 0 ? null : (
          <Disclosure key={aside.caption} className="border-line border-t" summary={aside.summary}>
            <PriceTable caption={aside.caption} regions={aside.regions} {...rest} />
          </Disclosure>
        ),
      )}
    </Panel>
  );
}
