'use client';

import { useEffect } from 'react';
import { useSession } from '@/lib/client/use-session.ts';
import type { SessionRef } from '@/lib/domain/resource-ref.ts';
import { MissingSession } from './missing-session.tsx';
import { SessionContent } from './session-content.tsx';
import { SessionHead } from './session-head.tsx';

/** The page of one session. The head stands before any data arrives. */
export function SessionView({ sessionRef }: { sessionRef: SessionRef }) {
  const reading = useSession(sessionRef);
  const { session, missing } = reading;
  const title = session === null ? null : (session.name ?? session.id);

  useEffect(() => {
    if (title !== null) document.title = `${title} · Sparktally`;
  }, [title]);

  if (missing !== null) return <MissingSession sessionRef={sessionRef} problem={missing} />;
  return (
    <div className="@container">
      <SessionHead sessionRef={sessionRef} session={session} />
      <SessionContent reading={reading} page />
    </div>
  );
}
