'use client';

import { LoadProblem } from '@/components/sources/load-problem.tsx';
import { useSeconds } from '@/lib/client/clock.ts';
import type { SessionReading } from '@/lib/client/use-session.ts';
import { KeyTimes } from './key-times.tsx';
import { LifelineBar } from './lifeline-bar.tsx';
import { SessionBody } from './session-body.tsx';
import { SessionNotices } from './session-notices.tsx';
import { SessionSkeleton } from './session-skeleton.tsx';

/** All of a session below its head, on its page and beside the list; the page alone asks for what lies around it. */
export function SessionContent({ reading, page = false }: { reading: SessionReading; page?: boolean }) {
  const { session, loading, error, retry } = reading;
  const nowMs = useSeconds(0);
  return (
    <>
      {error === null ? null : (
        <div className="px-4 pb-4 @3xl:px-6">
          <LoadProblem error={error} what="This session" onRetry={retry} />
        </div>
      )}
      {session === null ? (
        loading ? (
          <SessionSkeleton />
        ) : null
      ) : (
        <>
          <SessionNotices session={session} nowMs={nowMs} />
          <LifelineBar session={session} nowMs={nowMs} />
          <KeyTimes session={session} nowMs={nowMs} page={page} />
          <SessionBody session={session} loading={loading} page={page} nowMs={nowMs} />
        </>
      )}
    </>
  );
}
