'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { SpanLanes } from '@/components/charts/span-lanes.tsx';
import { StepArea } from '@/components/charts/step-area.tsx';
import { readNumber, readPath } from '@/components/session-page/read-detail.ts';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ProblemNotice } from '@/components/sources/problem-notice.tsx';
import { Disclosure } from '@/components/ui/disclosure.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { executorsQuery, MOST_EXECUTORS } from '@/lib/client/executors.ts';
import { formatAge, formatCount, formatNumberOf, formatQuantity } from '@/lib/client/format.ts';
import { toDpuTime } from '@/lib/cost/dpu-time.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { Executor, SessionItems } from '@/lib/domain/session-items.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { EXECUTOR_TONES, nameExecutors, toExecutorLanes } from './executor-lanes.ts';
import { ExecutorTable } from './executor-table.tsx';

const AREA_PX = 52;

type Props = { session: SessionDetail; nowMs: number };

/** The executors of an Athena session: how many DPUs they held when, each for itself, and what they come to. */
export function ExecutorsPanel({ session, nowMs }: Props) {
  const { data, error, refetch } = useQuery(executorsQuery(session.href));
  return (
    <Panel title="Executors" note="How much the session held when; 1 DPU is 4 vCPU and 16 GB" flush>
      {error === null ? null : (
        <div className="p-4">
          <LoadProblem error={error} what="Its executors" onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined ? (
        error === null ? (
          <div role="status" aria-label="Reading its executors" className="flex flex-col gap-3 p-4">
            <Skeleton className="h-3.5 w-1/2" />
            <Skeleton className="h-24 w-full" />
          </div>
        ) : null
      ) : (
        <>
          {data.problem === null ? null : (
            <div className="p-4">
              <ProblemNotice problem={data.problem} nowMs={nowMs} />
              {data.asOf === null ? null : (
                <p className="mt-2 text-ink-muted text-xs">Below is what was read {formatAge(data.asOf, nowMs)}.</p>
              )}
            </div>
          )}
          {data.asOf === null ? null : <Read session={session} list={data} asOf={data.asOf} nowMs={nowMs} />}
        </>
      )}
    </Panel>
  );
}

function Read(props: { session: SessionDetail; list: SessionItems<Executor>; asOf: string; nowMs: number }) {
  const { session, list, asOf, nowMs } = props;
  const { items } = list;
  const fromMs = toMs(session.createdAt);
  const untilMs = toMs(session.endedAt) ?? Date.parse(asOf);
  const { time, executors, lanes, whole } = useMemo(() => {
    const life = { fromMs, toMs: untilMs };
    const named = nameExecutors(items);
    const own = toExecutorLanes(named, life);
    const first = fromMs ?? Math.min(...own.flatMap(({ spans }) => spans.map((span) => span.fromMs)));
    return { time: toDpuTime(items, life), executors: named, lanes: own, whole: { fromMs: first, toMs: untilMs } };
  }, [items, fromMs, untilMs]);
  const allowed = readNumber(readPath(session.detail, 'EngineConfiguration', 'MaxConcurrentDpus'));
  if (items.length === 0) {
    return (
      <MissingValue className="block p-4">
        {session.phase === 'starting' ? 'It has not started yet.' : 'Athena lists no executor of it.'}
      </MissingValue>
    );
  }
  const states = new Map(executors.map(({ id, state, name }) => [id, `${name}, ${state ?? 'state not reported'}`]));
  const held = `at most ${formatQuantity(time.mostDpus)} DPU at once${allowed === null ? '' : ` of ${formatQuantity(allowed)} allowed`}`;
  return (
    <>
      <div className="flex flex-col gap-4 p-4">
        {lanes.length === 0 || whole.toMs <= whole.fromMs ? null : (
          <SpanLanes
            label="Executors over time"
            summary={`${formatNumberOf(items.length, 'executor')}, ${held}. The table below names each.`}
            whole={whole}
            lanes={lanes}
            tones={EXECUTOR_TONES}
            mostMarks={200}
            names
            mostPx={231}
            describe={({ id }, { label }) => `${label}, ${states.get(id)?.split(', ').at(-1)?.toLowerCase() ?? ''}`}
            above={{
              label: (
                <>
                  DPU at once
                  <span className="block text-ink tabular-nums">up to {formatQuantity(time.mostDpus)}</span>
                </>
              ),
              heightPx: AREA_PX,
              draw: (view) => (
                <StepArea
                  steps={time.steps.map(({ fromMs: from, toMs: to, dpus }) => ({
                    fromMs: from,
                    toMs: to,
                    value: dpus,
                  }))}
                  view={view}
                  heightPx={AREA_PX}
                  most={Math.max(time.mostDpus * 1.1, 1)}
                  color="var(--phase-ready)"
                  limit={allowed}
                />
              ),
            }}
          />
        )}
        <p className="text-ink-muted text-xs">
          {formatNumberOf(items.length, 'executor')}, {held}.
          {list.total !== null && list.total > items.length
            ? ` The newest ${formatCount(MOST_EXECUTORS)} of ${formatCount(list.total)} are counted and shown.`
            : ''}
        </p>
      </div>
      <Disclosure summary="Table: each executor" className="border-line border-t">
        <ExecutorTable executors={executors} nowMs={nowMs} />
      </Disclosure>
    </>
  );
}
