'use client';

import { useEffect, useState } from 'react';
import DroppedNotice from '@/components/filters/dropped-notice.tsx';
import { IncompleteNotice } from '@/components/overview/incomplete-notice.tsx';
import { OverviewSkeleton } from '@/components/overview/overview-skeleton.tsx';
import { RangeSegments } from '@/components/overview/range-segments.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ProblemNotice } from '@/components/sources/problem-notice.tsx';
import { ClockSwitch } from '@/components/ui/clock-switch.tsx';
import { ControlBar } from '@/components/ui/control-bar.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { useSeconds } from '@/lib/client/clock.ts';
import { formatAge } from '@/lib/client/format.ts';
import { usePageFilters } from '@/lib/client/use-page-filters.ts';
import { useScope } from '@/lib/client/use-scope.ts';
import type { ScopeRef } from '@/lib/domain/resource-ref.ts';
import { serializeField } from '@/lib/filters/codec.ts';
import type { FilterProblem, SessionFilters } from '@/lib/filters/filter.ts';
import { MissingScope } from './missing-scope.tsx';
import { ScopeBody } from './scope-body.tsx';
import { ScopeHead } from './scope-head.tsx';

/** Which sessions it is about the path says: a filter beside it is left out, and that is told. */
function listLeftOut({ fields }: SessionFilters): FilterProblem[] {
  return fields.map((filter) => ({
    parameter: filter.field,
    value: serializeField(filter),
    allowed: 'range, from and to: the page is about one application or workgroup',
  }));
}

/** The page of an application or a workgroup. What the address tells is there before any data. */
export function ScopeView({ scopeRef }: { scopeRef: ScopeRef }) {
  const { filters, problems, setFilters } = usePageFilters();
  const reading = useScope(scopeRef, filters.window);
  const { scope, loading, earlier, error, missing, retry, paused, setPaused } = reading;
  const nowMs = useSeconds(0);
  // What is held stands still altogether, also what would run with the clock.
  const [heldMs, setHeldMs] = useState(0);
  const shownMs = paused ? heldMs : nowMs;
  const name = scope?.scope.name ?? null;

  useEffect(() => {
    if (name !== null) document.title = `${name} · Sparktally`;
  }, [name]);

  if (missing !== null) return <MissingScope scopeRef={scopeRef} problem={missing} />;
  return (
    <>
      <ScopeHead
        scopeRef={scopeRef}
        scope={scope}
        nowMs={nowMs}
        paused={paused}
        onPause={(next) => {
          setHeldMs(nowMs);
          setPaused(next);
        }}
      />
      <ControlBar>
        <RangeSegments filters={filters} onChange={({ window }) => setFilters({ ...filters, fields: [], window })} />
        <ClockSwitch />
      </ControlBar>
      <div className="flex flex-col gap-4 px-4 pt-4 pb-6 lg:px-6">
        <DroppedNotice problems={[...problems, ...listLeftOut(filters)]} />
        {error === null ? null : <LoadProblem error={error} what="This page" onRetry={retry} />}
        {scope === null ? null : <IncompleteNotice overview={scope.overview} />}
        {scope === null || scope.problem === null ? null : (
          <>
            {scope.readAt === null ? null : (
              <Notice tone="warn" title={`Its configuration is what AWS told ${formatAge(scope.readAt, nowMs)}`} />
            )}
            <ProblemNotice problem={scope.problem} nowMs={nowMs} />
          </>
        )}
        {scope === null ? (
          loading ? (
            <OverviewSkeleton />
          ) : null
        ) : (
          <div
            aria-busy={earlier}
            className={classNames('flex flex-col gap-4', earlier && 'opacity-60 transition-opacity')}
          >
            <ScopeBody scope={scope} window={filters.window} nowMs={shownMs} />
          </div>
        )}
      </div>
    </>
  );
}
