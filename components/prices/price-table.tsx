import { type StackColumn, StackGroup, StackGroupHead, StackTable } from '@/components/ui/stack-table.tsx';
import type { RegionPrices } from './price-groups.ts';
import { PriceTableRow } from './price-table-row.tsx';

const COLUMNS: readonly StackColumn[] = [
  { label: 'Price of' },
  { label: 'Price', align: 'end', width: 'w-36' },
  { label: 'From, and how sure', width: 'w-[36%]' },
  { label: 'Read on', width: 'w-28' },
  { label: 'Sessions', align: 'end', width: 'w-28' },
];

const ANY_REGION = 'Any region';

type Props = { caption: string; regions: readonly RegionPrices[]; complete: boolean; nowMs: number };

/** Prices by region. Counts of sessions are lower bounds while not everything is `complete`. */
export function PriceTable({ caption, regions, complete, nowMs }: Props) {
  return (
    <StackTable caption={caption} columns={COLUMNS}>
      {regions.map(({ region, rows }) => (
        <StackGroup key={region}>
          <StackGroupHead span={COLUMNS.length}>
            {region === '*' ? ANY_REGION : <span className="font-mono">{region}</span>}
          </StackGroupHead>
          {rows.map((row) => (
            <PriceTableRow key={row.price.id} row={row} complete={complete} nowMs={nowMs} />
          ))}
        </StackGroup>
      ))}
    </StackTable>
  );
}
