import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import type { ApiProblem } from '@/lib/client/api.ts';
import type { ScopeRef } from '@/lib/domain/resource-ref.ts';
import { SCOPE_WORD } from './scope-words.ts';

/** The page of an application or workgroup that nobody knows: what was looked for, and where to look instead. */
export function MissingScope({ scopeRef, problem }: { scopeRef: ScopeRef; problem: ApiProblem }) {
  const title = `There is no such ${SCOPE_WORD[scopeRef.service]}`;
  return (
    <div className="px-4 pt-4 lg:px-6">
      <title>{`${title} · Sparktally`}</title>
      <h1 className="sr-only">{title}</h1>
      <EmptyState
        icon={SearchX}
        title={title}
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
        <p className="wrap-anywhere">{problem.detail}</p>
        {problem.hint === null ? null : <p className="mt-1">{problem.hint}</p>}
        <p className="wrap-anywhere mt-3 font-mono text-xs">
          {scopeRef.service} · {scopeRef.account} · {scopeRef.region} · <bdi>{scopeRef.scope}</bdi>
        </p>
      </EmptyState>
    </div>
  );
}
