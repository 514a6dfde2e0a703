'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActivityPanel } from '@/components/session-page/activity-panel.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ProblemNotice } from '@/components/sources/problem-notice.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatAge, formatNumberOf } from '@/lib/client/format.ts';
import { itemsQuery } from '@/lib/client/session-items.ts';
import { toRowDigits } from '@/lib/cost/calculation-cost.ts';
import { parseDecimal, ZERO } from '@/lib/cost/decimal.ts';
import type { CalculationItem, CalculationSpan, CalculationList as List } from '@/lib/domain/calculations.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { CalculationDetail } from './calculation-detail.tsx';
import { CalculationList } from './calculation-list.tsx';
import { CalculationSplit } from './calculation-split.tsx';
import { toCalculationName } from './calculation-words.ts';
import { CalculationsTimeline } from './calculations-timeline.tsx';
import { DearestCalculation } from './dearest-calculation.tsx';
import { IdleLine } from './idle-line.tsx';

type Props = { session: SessionDetail; nowMs: number };

const NO_SPANS: readonly CalculationSpan[] = [];
const NOTE = 'What the session worked at, when, and what that came to';
/** With all spans of the chart; the first hundred name the marks that are most looked at. */
const OVERVIEW = '?limit=100&sort=-cost&spans=1';

/** The calculations of an Athena session: its cost in parts, over time, and one by one. */
export function CalculationsPanel({ session, nowMs }: Props) {
  const { data, error, refetch } = useQuery(itemsQuery<List>(session.href, 'calculations', OVERVIEW));
  // Calculations that cannot be listed now may be known in sum, from before.
  if (data !== undefined && data.work === null && session.activity !== null) {
    return (
      <>
        {data.problem === null ? null : <ProblemNotice problem={data.problem} nowMs={nowMs} />}
        <ActivityPanel session={session} nowMs={nowMs} />
      </>
    );
  }
  return (
    <Panel title="Calculations" note={NOTE} flush>
      {error === null ? null : (
        <div className="p-4">
          <LoadProblem error={error} what="Its calculations" onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined ? (
        error === null ? (
          <Reading />
        ) : null
      ) : (
        <>
          {data.problem === null ? null : <Unread list={data} nowMs={nowMs} />}
          {data.work === null ? null : <Read session={session} list={data} work={data.work} nowMs={nowMs} />}
        </>
      )}
    </Panel>
  );
}

function Reading() {
  return (
    <div role="status" aria-label="Reading its calculations" className="flex flex-col gap-3 p-4">
      <Skeleton className="h-2.5 w-full" />
      <Skeleton className="h-3.5 w-2/3" />
      <Skeleton className="h-3.5 w-1/2" />
      <Skeleton className="h-12 w-full" />
    </div>
  );
}

/** Why the list is not of now. That a session has no calculations by its engine is no fault. */
function Unread({ list: { problem, asOf }, nowMs }: { list: List; nowMs: number }) {
  if (problem === null) return null;
  if (problem.kind === 'not_supported') {
    return (
      <div className="p-4">
        <p className="text-ink text-sm">{problem.message}</p>
        {problem.hint === undefined ? null : <p className="mt-0.5 text-ink-muted text-xs">{problem.hint}</p>}
        <p className="mt-0.5 text-ink-muted text-xs">Its executors, below, tell when it held how much.</p>
      </div>
    );
  }
  return (
    <div className="p-4">
      <ProblemNotice problem={problem} nowMs={nowMs} />
      {asOf === null ? null : (
        <p className="mt-2 text-ink-muted text-xs">Below is what was read {formatAge(asOf, nowMs)}.</p>
      )}
    </div>
  );
}

function Read(props: { session: SessionDetail; list: List; work: NonNullable<List['work']>; nowMs: number }) {
  const { session, list, work, nowMs } = props;
  const { money, dearest, spans } = list;
  const [picked, setPicked] = useState<number | null>(null);
  const item = usePickedCalculation(session.href, picked);
  const total = list.total ?? 0;
  if (total === 0) {
    return (
      <div className="p-4">
        <MissingValue>
          {session.phase === 'starting'
            ? 'It has not started yet.'
            : 'It has run no calculation. All that it costs is its coordinator, and executors that wait.'}
        </MissingValue>
      </div>
    );
  }
  const digits = toRowDigits(parseDecimal(money.sum ?? '') ?? ZERO);
  const fromMs = toMs(session.createdAt);
  const untilMs = toMs(session.endedAt) ?? toMs(list.asOf);
  const nameOf = (number: number) => {
    const known = list.items.find((candidate) => candidate.number === number);
    return known === undefined ? null : toCalculationName(known);
  };
  return (
    <>
      <div className="flex flex-col gap-4 p-4">
        <CalculationSplit
          session={session}
          money={money}
          work={work}
          total={total}
          denied={list.items.some(({ noDpu }) => noDpu === 'denied')}
        />
        {dearest === null ? null : (
          <DearestCalculation
            item={dearest}
            money={money}
            total={total}
            digits={digits}
            onSelect={() => setPicked(dearest.number)}
          />
        )}
        {fromMs === null || untilMs === null || untilMs <= fromMs ? null : (
          <CalculationsTimeline
            spans={spans ?? NO_SPANS}
            fromMs={fromMs}
            toMs={untilMs}
            nameOf={nameOf}
            onPick={(number) => setPicked(number)}
          />
        )}
        {fromMs === null || untilMs === null || untilMs <= fromMs ? null : (
          <IdleLine session={session} spans={spans ?? NO_SPANS} fromMs={fromMs} toMs={untilMs} />
        )}
        {work.untimed === 0 ? null : (
          <p className="text-ink-muted text-xs">
            Of {formatNumberOf(work.untimed, 'calculation')} Athena does not tell the times: they are not on the chart.
          </p>
        )}
      </div>
      <CalculationList
        href={session.href}
        failed={work.outcomes.failed}
        money={money}
        digits={digits}
        nowMs={nowMs}
        selected={picked}
        onSelect={({ number }) => setPicked(number === picked ? null : number)}
      />
      {item === null ? null : (
        <CalculationDetail item={item} money={money} digits={digits} nowMs={nowMs} onClose={() => setPicked(null)} />
      )}
    </>
  );
}

/** One calculation by its number; null where none is picked, or it is on its way. */
function usePickedCalculation(href: string, number: number | null): CalculationItem | null {
  const query = itemsQuery<List>(href, 'calculations', `?limit=1&sort=submitted&offset=${(number ?? 1) - 1}`);
  const { data } = useQuery({ ...query, enabled: number !== null });
  return number === null ? null : (data?.items[0] ?? null);
}
