import { Radar } from '@/components/radar/radar.tsx';
import type { Overview } from '@/lib/domain/overview.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { DearestPanel } from './dearest-panel.tsx';
import { FailurePanel } from './failure-panel.tsx';
import { HeadlineTiles } from './headline-tiles.tsx';
import { IdlePanel } from './idle-panel.tsx';
import { MidnightPanel } from './midnight-panel.tsx';
import { NothingCollected, NothingReadable } from './nothing-known.tsx';
import { isUnreadable } from './overview-model.ts';
import { RankingPanel } from './ranking-panel.tsx';
import { ServicePanel } from './service-panel.tsx';
import { SpendPanel } from './spend-panel.tsx';
import { UnknownLine } from './unknown-line.tsx';

type Props = { overview: Overview; filters: SessionFilters; nowMs: number };

/** Money first: what burns, what it came to and when, what could be stopped, and who pays for it. */
export function OverviewBody({ overview, filters, nowMs }: Props) {
  if (overview.sources === 0) return <NothingCollected />;
  if (isUnreadable(overview)) return <NothingReadable nowMs={nowMs} />;
  const { money } = overview;
  const live = { overview, filters, nowMs };
  const ranked = { range: money.range.spend, filters };
  return (
    <>
      <HeadlineTiles {...live} />
      <UnknownLine unknownCosts={money.unknownCosts} />
      <div className="grid items-start gap-4 xl:grid-cols-3">
        <div className="min-w-0 xl:col-span-2">
          <SpendPanel money={money} filters={filters} />
        </div>
        <ServicePanel overview={overview} filters={filters} />
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <IdlePanel {...live} />
        <MidnightPanel {...live} />
      </div>
      <Radar path={`/api/radar${toQueryString(filters)}`} of="estate" filters={filters} />
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
        <RankingPanel field="owner" ranking={money.owners} untagged={money.untagged} {...ranked} />
        <RankingPanel field="scope" ranking={money.scopes} {...ranked} />
        <RankingPanel field="role" ranking={money.roles} {...ranked} />
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <DearestPanel {...live} />
        <FailurePanel {...live} />
      </div>
    </>
  );
}
