'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActivityPanel } from '@/components/session-page/activity-panel.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ProblemNotice } from '@/components/sources/problem-notice.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatAge } from '@/lib/client/format.ts';
import { itemsQuery } from '@/lib/client/session-items.ts';
import { ZERO } from '@/lib/cost/decimal.ts';
import { costStatements } from '@/lib/cost/statement-cost.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { StatementList as List, StatementItem, StatementWork } from '@/lib/domain/session-items.ts';
import { DearestStatement } from './dearest-statement.tsx';
import { FailedStatements } from './failed-statements.tsx';
import { StatementDetail } from './statement-detail.tsx';
import { StatementList } from './statement-list.tsx';
import { StatementSplit } from './statement-split.tsx';
import { toRowDigits } from './statement-words.ts';
import { StatementsTimeline } from './statements-timeline.tsx';
import { usePickedStatement } from './use-picked-statement.ts';

type Props = { session: SessionDetail; nowMs: number };

/** Picked in the list, the focus stays there, to go on to the next. */
type Picked = { id: number | null; from: 'list' | 'elsewhere' };
const NONE: Picked = { id: null, from: 'list' };

const NOTE = 'What the session worked at, when, and what that came to';
/** With all spans of the chart, and the statement that cost most. */
const OVERVIEW = '?limit=1&sort=-cost&spans=1';

/** The statements of a Glue session: work and idling in time and money, over time, and one by one. */
export function StatementsPanel({ session, nowMs }: Props) {
  const { data, error, refetch } = useQuery(itemsQuery<List>(session.href, 'statements', OVERVIEW));
  // Statements that cannot be listed now may be known in sum, from before.
  if (data !== undefined && data.work === null && session.activity !== null) {
    return (
      <>
        {data.problem === null ? null : <ProblemNotice problem={data.problem} nowMs={nowMs} />}
        <ActivityPanel session={session} nowMs={nowMs} />
      </>
    );
  }
  return (
    <Panel title="Statements" note={NOTE} flush>
      {error === null ? null : (
        <div className="p-4">
          <LoadProblem error={error} what="Its statements" onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined ? (
        error === null ? (
          <Reading />
        ) : null
      ) : (
        <>
          {data.problem === null ? null : <Unread list={data} nowMs={nowMs} />}
          {data.work === null || data.asOf === null ? null : (
            <Read session={session} list={data} work={data.work} asOf={data.asOf} nowMs={nowMs} />
          )}
        </>
      )}
    </Panel>
  );
}

function Reading() {
  return (
    <div role="status" aria-label="Reading its statements" className="flex flex-col gap-3 p-4">
      <Skeleton className="h-2.5 w-full" />
      <Skeleton className="h-3.5 w-2/3" />
      <Skeleton className="h-3.5 w-1/2" />
      <Skeleton className="h-12 w-full" />
    </div>
  );
}

/** Why the list is not of now. That a session has no statements by its kind is no fault. */
function Unread({ list: { problem, asOf }, nowMs }: { list: List; nowMs: number }) {
  if (problem === null) return null;
  if (problem.kind === 'not_supported') {
    return (
      <div className="p-4">
        <p className="text-ink text-sm">{problem.message}</p>
        {problem.hint === undefined ? null : <p className="mt-0.5 text-ink-muted text-xs">{problem.hint}</p>}
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

function Read(props: { session: SessionDetail; list: List; work: StatementWork; asOf: string; nowMs: number }) {
  const { session, list, work, asOf, nowMs } = props;
  const [{ id: picked, from }, setPicked] = useState<Picked>(NONE);
  const item = usePickedStatement(session.href, picked);
  const pick = (id: number) => setPicked({ id, from: 'elsewhere' });
  const total = list.total ?? 0;
  const cost = costStatements(session, work, { asOfMs: Date.parse(asOf), nowMs });
  const digits = toRowDigits(cost?.money?.busy ?? ZERO);
  const select = ({ id }: StatementItem) => setPicked(id === picked ? NONE : { id, from: 'list' });
  const [dearest] = list.items;
  if (total === 0) {
    return (
      <div className="flex flex-col gap-3 p-4">
        {cost?.money == null ? null : (
          <StatementSplit session={session} cost={cost} work={work} total={0} nowMs={nowMs} />
        )}
        <p className="text-ink-muted text-xs">It has run no statement.</p>
      </div>
    );
  }
  return (
    <>
      <div className="flex flex-col gap-4 p-4">
        {cost === null ? (
          <MissingValue>how long it idled is not known, as its life is not</MissingValue>
        ) : (
          <StatementSplit session={session} cost={cost} work={work} total={total} nowMs={nowMs} />
        )}
        {dearest === undefined ? null : (
          <DearestStatement item={dearest} cost={cost} digits={digits} onSelect={() => pick(dearest.id)} />
        )}
        {work.outcomes.failed === 0 ? null : <FailedStatements work={work} onSelect={pick} />}
        {work.untimed === 0 ? null : (
          <p className="text-ink-muted text-xs">
            Of {work.untimed === 1 ? 'one statement' : `${work.untimed} statements`} Glue does not tell the times: what
            they worked counts as idle.
          </p>
        )}
        <StatementsTimeline session={session} spans={list.spans ?? []} asOf={asOf} onPick={pick} />
      </div>
      <StatementList
        href={session.href}
        work={work}
        cost={cost}
        digits={digits}
        nowMs={nowMs}
        selected={picked}
        onSelect={select}
      />
      {item === null ? null : (
        <StatementDetail
          session={session}
          item={item}
          cost={cost}
          showsCode={list.showsCode}
          nowMs={nowMs}
          takesFocus={from === 'elsewhere'}
          onClose={() => setPicked(NONE)}
        />
      )}
    </>
  );
}
