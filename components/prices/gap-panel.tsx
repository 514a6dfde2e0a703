import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { type StackColumn, StackGroup, StackGroupHead, StackTable } from '@/components/ui/stack-table.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import type { PriceOverview } from '@/lib/cost/price-overview.ts';
import { groupGaps, toGapKey } from './gap-groups.ts';
import { GapRow } from './gap-row.tsx';
import { MissingEntries } from './missing-entries.tsx';

const COLUMNS: readonly StackColumn[] = [
  { label: 'What has no price' },
  { label: 'Why', width: 'w-1/2' },
  { label: 'Sessions', align: 'end', width: 'w-40' },
];

const TITLE = (
  <span className="flex items-center gap-1.5">
    <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warn" />
    No price
  </span>
);

/** What sessions of the estate need and have no price of; said also where nothing is missing, or nothing is known. */
export function GapPanel({ overview }: { overview: PriceOverview }) {
  const { gaps, lists, complete } = overview;
  if (gaps.length === 0) return <NoGap overview={overview} />;
  const known = formatNumberOf(overview.sessions, complete ? 'session' : 'known session');
  const of = complete ? 'of' : 'of the';
  const note = `${complete ? '' : 'At least '}${formatCount(overview.unpriced)} ${of} ${known} ${overview.unpriced === 1 ? 'has' : 'have'} no amount for want of it`;
  return (
    <Panel title={TITLE} note={note} flush>
      <StackTable caption="What sessions need and have no price of" columns={COLUMNS}>
        {groupGaps(gaps).map(({ service, region, gaps: own }) => (
          <StackGroup key={`${service} ${region}`}>
            <StackGroupHead span={COLUMNS.length}>
              <span className="flex flex-wrap items-center gap-x-2">
                <ServiceMark service={service} long />
                <span className="font-mono">{region}</span>
              </span>
            </StackGroupHead>
            {own.map((gap) => (
              <GapRow
                key={toGapKey(gap)}
                gap={gap}
                list={lists.find((list) => list.service === service && list.region === region)}
                complete={complete}
              />
            ))}
          </StackGroup>
        ))}
      </StackTable>
      <MissingEntries gaps={gaps} operatorEntries={overview.operator.entries} />
    </Panel>
  );
}

function NoGap({ overview: { sessions, complete } }: { overview: PriceOverview }) {
  const Icon = complete ? CircleCheck : CircleHelp;
  const whole =
    sessions === 0
      ? 'There is no session, so nothing lacks a price.'
      : `Nothing is missing: all ${formatNumberOf(sessions, 'session')} have their prices.`;
  const soFar =
    sessions === 0
      ? 'No session is known yet, so nobody can say what has no price.'
      : `The ${formatNumberOf(sessions, 'session')} known so far have their prices.`;
  return (
    <p className="flex items-center gap-2.5 rounded-lg border border-line bg-raised px-4 py-3 text-ink text-sm shadow-rest">
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${complete ? 'text-good' : 'text-ink-faint'}`} />
      {complete ? whole : soFar}
    </p>
  );
}
