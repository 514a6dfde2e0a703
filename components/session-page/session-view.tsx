'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { ApiError } from '@/lib/client/api.ts';
import { useSeconds } from '@/lib/client/clock.ts';
import { sessionQuery } from '@/lib/client/queries.ts';
import { type SessionRef, toHref } from '@/lib/domain/resource-ref.ts';
import { KeyTimes } from './key-times.tsx';
import { LifelineBar } from './lifeline-bar.tsx';
import { MissingSession } from './missing-session.tsx';
import { SessionBody } from './session-body.tsx';
import { SessionHead } from './session-head.tsx';
import { SessionNotices } from './session-notices.tsx';
import { SessionSkeleton } from './session-skeleton.tsx';

/** One session, kept fresh while it lives. The head stands before any data arrives. */
export function SessionView({ sessionRef }: { sessionRef: SessionRef }) {
  const query = useQuery(sessionQuery(toHref(sessionRef)));
  const nowMs = useSeconds(0);
  const session = query.data ?? null;
  const title = session === null ? null : (session.name ?? session.id);

  useEffect(() => {
    if (title !== null) document.title = `${title} · Sparktally`;
  }, [title]);

  const status = query.error instanceof ApiError ? query.error.problem.status : null;
  if (session === null && query.error instanceof ApiError && (status === 404 || status === 410)) {
    return <MissingSession sessionRef={sessionRef} problem={query.error.problem} />;
  }
  return (
    <>
      <SessionHead sessionRef={sessionRef} session={session} />
      {query.error === null ? null : (
        <div className="px-4 pb-4 lg:px-6">
          <LoadProblem error={query.error} what="This session" onRetry={() => void query.refetch()} />
        </div>
      )}
      {session === null ? (
        query.isPending ? (
          <SessionSkeleton />
        ) : null
      ) : (
        <>
          <SessionNotices session={session} nowMs={nowMs} />
          <LifelineBar session={session} nowMs={nowMs} />
          <KeyTimes session={session} nowMs={nowMs} />
          <SessionBody session={session} loading={query.isPlaceholderData && query.isFetching} nowMs={nowMs} />
        </>
      )}
    </>
  );
}
