'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ActivityPanel } from '@/components/session-page/activity-panel.tsx';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ProblemNotice } from '@/components/sources/problem-notice.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatAge } from '@/lib/client/format.ts';
import { itemsQuery } from '@/lib/client/session-items.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { SessionItems } from '@/lib/domain/session-items.ts';
import { toCapital, type WorkKind } from './work-words.ts';

type Props<List> = {
  session: SessionDetail;
  kind: WorkKind;
  /** What of the list is read for all that stands above its rows. */
  search: string;
  /** What else is told where the session has none by its kind. */
  hint?: string;
  nowMs: number;
  children: (list: List) => ReactNode;
};

/** What a session worked at: its own panel, or what is known in sum where the list cannot be had. */
export function WorkPanel<List extends SessionItems<unknown> & { work: object | null }>(props: Props<List>) {
  const { session, kind, search, hint, nowMs, children } = props;
  const { data, error, refetch } = useQuery(itemsQuery<List>(session.href, kind, search));
  // Those that cannot be listed now may be known in sum, from before.
  if (data !== undefined && data.work === null && session.activity !== null) {
    return (
      <>
        {data.problem === null ? null : <ProblemNotice problem={data.problem} nowMs={nowMs} />}
        <ActivityPanel session={session} nowMs={nowMs} />
      </>
    );
  }
  return (
    <Panel title={toCapital(kind)} note="What the session worked at, when, and what that came to" flush>
      {error === null ? null : (
        <div className="p-4">
          <LoadProblem error={error} what={`Its ${kind}`} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined ? (
        error === null ? (
          <Reading kind={kind} />
        ) : null
      ) : (
        <>
          <Unread list={data} hint={hint} nowMs={nowMs} />
          {data.work === null ? null : children(data)}
        </>
      )}
    </Panel>
  );
}

function Reading({ kind }: { kind: WorkKind }) {
  return (
    <div role="status" aria-label={`Reading its ${kind}`} className="flex flex-col gap-3 p-4">
      <Skeleton className="h-2.5 w-full" />
      <Skeleton className="h-3.5 w-2/3" />
      <Skeleton className="h-3.5 w-1/2" />
      <Skeleton className="h-12 w-full" />
    </div>
  );
}

type UnreadProps = { list: SessionItems<unknown>; hint: string | undefined; nowMs: number };

/** Why the list is not of now. That a session has none by its kind is no fault. */
function Unread({ list: { problem, asOf }, hint, nowMs }: UnreadProps) {
  if (problem === null) return null;
  if (problem.kind === 'not_supported') {
    return (
      <div className="p-4">
        <p className="text-ink text-sm">{problem.message}</p>
        {[problem.hint, hint].map((text) =>
          text === undefined ? null : (
            <p key={text} className="mt-0.5 text-ink-muted text-xs">
              {text}
            </p>
          ),
        )}
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
