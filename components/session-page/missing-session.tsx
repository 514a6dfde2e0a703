import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import type { ApiProblem } from '@/lib/client/api.ts';
import type { SessionRef } from '@/lib/domain/resource-ref.ts';
import { BackLink } from './back-link.tsx';

/** The page of a session that AWS does not have, or has no longer. */
export function MissingSession({ sessionRef, problem }: { sessionRef: SessionRef; problem: ApiProblem }) {
  const gone = problem.status === 410;
  return (
    <div className="px-4 pt-4 lg:px-6">
      <title>{gone ? 'Session gone · Sparktally' : 'No such session · Sparktally'}</title>
      <BackLink />
      <h1 className="sr-only">{gone ? 'This session is gone' : 'No such session'}</h1>
      <EmptyState
        icon={SearchX}
        title={gone ? 'AWS no longer has this session' : 'There is no such session'}
        action={
          <>
            <Link href="/sessions" prefetch={false} className={buttonClass('primary')}>
              All sessions
            </Link>
            <Link href="/sources" prefetch={false} className={buttonClass('secondary')}>
              What is collected
            </Link>
          </>
        }
      >
        <p>{problem.detail}</p>
        {problem.hint === null ? null : <p className="mt-1">{problem.hint}</p>}
        <p className="wrap-anywhere mt-3 font-mono text-xs">{sessionRef.id}</p>
      </EmptyState>
    </div>
  );
}
