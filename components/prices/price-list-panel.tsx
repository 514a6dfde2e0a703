import { ProblemNotice } from '@/components/sources/problem-notice.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { type StackColumn, StackGroup, StackTable } from '@/components/ui/stack-table.tsx';
import type { PriceListState } from '@/lib/cost/price-list-state.ts';
import type { Problem } from '@/lib/domain/problem.ts';
import { groupFailures } from './list-summary.ts';
import { PriceListRow } from './price-list-row.tsx';
import { UnclearProducts } from './unclear-products.tsx';

const COLUMNS: readonly StackColumn[] = [
  { label: 'List of' },
  { label: 'State', width: 'w-28' },
  { label: 'What that means', width: 'w-2/5' },
  { label: 'Prices', align: 'end', width: 'w-20' },
];

/** Where on the page it stands, for links. */
export const PRICE_LIST_ID = 'price-list';

type Props = { lists: readonly PriceListState[]; told: Problem | null; nowMs: number };

/** How the reading of AWS's Price List stands for each service and region, and what in it could not be understood. */
export function PriceListPanel({ lists, told, nowMs }: Props) {
  const failures = groupFailures(lists, told);
  return (
    <div id={PRICE_LIST_ID}>
      <Panel title="AWS Price List" note="Asked by pricing:GetProducts, every 12 hours" flush>
        {failures.length === 0 ? null : (
          <ul className="flex flex-col gap-2 border-line border-b p-4">
            {failures.map(({ key, problem }) => (
              <li key={key}>
                <ProblemNotice problem={problem} nowMs={nowMs} />
              </li>
            ))}
          </ul>
        )}
        {lists.length === 0 ? (
          <p className="px-4 py-3 text-ink-muted text-sm">
            No region is read yet; they appear once the account is known.
          </p>
        ) : (
          <StackTable caption="State of AWS’s Price List by service and region" columns={COLUMNS}>
            <StackGroup>
              {lists.map((list) => (
                <PriceListRow key={`${list.service} ${list.region}`} list={list} nowMs={nowMs} />
              ))}
            </StackGroup>
          </StackTable>
        )}
        <UnclearProducts lists={lists} />
      </Panel>
    </div>
  );
}
