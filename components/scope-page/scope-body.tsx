import { Ban } from 'lucide-react';
import { AthenaMonitoring } from '@/components/athena/configuration.tsx';
import { WorkGroupConfiguration } from '@/components/athena/work-group.tsx';
import { ApplicationConfiguration } from '@/components/emr-serverless/application.tsx';
import { EmrNetwork } from '@/components/emr-serverless/configuration.tsx';
import { DearestPanel } from '@/components/overview/dearest-panel.tsx';
import { HeadlineTiles } from '@/components/overview/headline-tiles.tsx';
import { RankingPanel } from '@/components/overview/ranking-panel.tsx';
import { SpendPanel } from '@/components/overview/spend-panel.tsx';
import { UnknownLine } from '@/components/overview/unknown-line.tsx';
import { Radar } from '@/components/radar/radar.tsx';
import { NoConfiguration } from '@/components/session-page/configuration.tsx';
import { RawAnswer } from '@/components/session-page/raw-answer.tsx';
import { readRecord } from '@/components/session-page/read-detail.ts';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { ScopeDetail } from '@/lib/domain/scope-detail.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import type { TimeWindow } from '@/lib/filters/filter.ts';
import { toScopeFilters } from '@/lib/filters/scope-filters.ts';
import { GonePanel } from './gone-panel.tsx';
import { HeldPanel } from './held-panel.tsx';
import { RunningPanel } from './running-panel.tsx';
import { ScopeFactsPanel, ScopeTags } from './scope-facts.tsx';
import { StandingPanel } from './standing-panel.tsx';

/** Money first, then what runs in it and what it holds; how it is set up on the right and at the end. */
export function ScopeBody(props: { scope: ScopeDetail; window: TimeWindow; nowMs: number }) {
  const { scope, window, nowMs } = props;
  const { overview } = scope;
  const filters = toScopeFilters({ ...scope, scope: scope.scope.id }, window);
  const { money } = overview;
  const ranked = { range: money.range.spend, filters };
  return (
    <>
      {takesNone(scope) ? null : <HeadlineTiles overview={overview} filters={filters} nowMs={nowMs} />}
      <UnknownLine unknownCosts={money.unknownCosts} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="@container flex min-w-0 flex-col gap-4">
          {takesNone(scope) ? (
            <NoSessions scope={scope} />
          ) : (
            <>
              <RunningPanel scope={scope} filters={filters} nowMs={nowMs} />
              <SpendPanel money={money} filters={filters} />
              <StandingPanel scope={scope} nowMs={nowMs} />
              <Radar path={`/api/radar${toQueryString(filters)}`} of="scope" filters={filters} />
              <div className="grid items-start gap-4 md:grid-cols-2">
                <RankingPanel field="owner" ranking={money.owners} untagged={money.untagged} {...ranked} />
                <RankingPanel field="role" ranking={money.roles} {...ranked} />
              </div>
              <DearestPanel overview={overview} filters={filters} nowMs={nowMs} />
            </>
          )}
          <GonePanel gone={scope.gone} nowMs={nowMs} />
        </div>
        <div className="@container flex min-w-0 flex-col gap-4">
          <ScopeFactsPanel scope={scope} nowMs={nowMs} />
          {takesNone(scope) ? null : <HeldPanel scope={scope} />}
          <Setup scope={scope} />
          <ScopeTags facts={scope.facts} />
        </div>
      </div>
      {scope.detail === null ? null : <RawAnswer detail={scope.detail} />}
    </>
  );
}

/** One that was never there for sessions: there is nothing to list and nothing to add up. */
function takesNone({ facts, overview }: ScopeDetail): boolean {
  return facts?.takesSessions === false && overview.complete && overview.sessions === 0 && overview.money.live === 0;
}

function NoSessions({ scope: { service, scope } }: { scope: ScopeDetail }) {
  return (
    <Panel title="Sessions">
      <EmptyState icon={Ban} title="It takes no Spark sessions">
        {service === 'athena' ? (
          <>
            <bdi>{scope.name}</bdi> runs SQL queries, which are no sessions and are not shown here.
          </>
        ) : (
          <>
            Interactive sessions are not enabled for <bdi>{scope.name}</bdi>. Its job runs are not shown here.
          </>
        )}
      </EmptyState>
    </Panel>
  );
}

function Setup({ scope: { service, detail } }: { scope: ScopeDetail }) {
  if (detail === null) return <NoConfiguration loading={false} />;
  if (service === 'emr-serverless') {
    return (
      <>
        <ApplicationConfiguration detail={detail} />
        <EmrNetwork detail={detail} of="application" />
      </>
    );
  }
  const configuration = readRecord(detail.Configuration) ?? {};
  return (
    <>
      <WorkGroupConfiguration configuration={configuration} />
      <AthenaMonitoring detail={configuration} />
    </>
  );
}
