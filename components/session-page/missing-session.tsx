import { SearchX } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import type { ApiProblem } from '@/lib/client/api.ts';
import type { SessionRef } from '@/lib/domain/resource-ref.ts';
import { SCOPE_LABEL, SERVICE_LABEL } from '@/lib/domain/service.ts';
import { BackLink } from './back-link.tsx';

type Props = { sessionRef: SessionRef; problem: ApiProblem };

/** The page of a session that AWS does not have, or has no longer. */
export function MissingSession({ sessionRef, problem }: Props) {
  const gone = problem.status === 410;
  return (
    <div className="px-4 pt-4 lg:px-6">
      <title>{gone ? 'Session gone · Sparktally' : 'No such session · Sparktally'}</title>
      <BackLink />
      <h1 className="sr-only">{gone ? 'This session is gone' : 'No such session'}</h1>
      <MissingSessionText
        sessionRef={sessionRef}
        problem={problem}
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
      />
    </div>
  );
}

/** What was looked for, part by part: a broken link shows where it broke. */
function SoughtFor({ sessionRef: { service, account, region, scope, id } }: { sessionRef: SessionRef }) {
  const parts = [
    ['Service', SERVICE_LABEL[service]],
    ['Account', account],
    ['Region', region],
    ...(service === 'glue' ? [] : [[SCOPE_LABEL[service], scope]]),
    ['Session', id],
  ] as const;
  return (
    <div className="mt-4 rounded-lg border border-line bg-raised px-3 text-left">
      <p className="pt-2 font-medium text-ink text-xs">What was looked for</p>
      <Facts>
        {parts.map(([name, value]) => (
          <Fact key={name} name={name}>
            <bdi className="break-all font-mono text-xs">{value}</bdi>
          </Fact>
        ))}
      </Facts>
    </div>
  );
}

export function MissingSessionText({ sessionRef, problem, action }: Props & { action?: ReactNode }) {
  return (
    <EmptyState
      icon={SearchX}
      title={problem.status === 410 ? 'AWS no longer has this session' : 'There is no such session'}
      action={action}
    >
      <p>{problem.detail}</p>
      {problem.hint === null ? null : <p className="mt-1">{problem.hint}</p>}
      <SoughtFor sessionRef={sessionRef} />
    </EmptyState>
  );
}
