import { SearchX } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import type { ApiProblem } from '@/lib/client/api.ts';

type Props = {
  title: string;
  problem: ApiProblem;
  /** What was looked for, part by part: a broken link shows where it broke. */
  sought: readonly (readonly [name: string, value: string])[];
};

/** The page of something that nobody knows: what was looked for, and where to look instead. */
export function MissingPage({ above, ...props }: Props & { above?: ReactNode }) {
  return (
    <div className="px-4 pt-4 lg:px-6">
      <title>{`${props.title} · Sparktally`}</title>
      {above}
      <h1 className="sr-only">{props.title}</h1>
      <MissingText
        {...props}
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

export function MissingText({ title, problem, sought, action }: Props & { action?: ReactNode }) {
  return (
    <EmptyState icon={SearchX} title={title} action={action}>
      <p className="wrap-anywhere">{problem.detail}</p>
      {problem.hint === null ? null : <p className="mt-1">{problem.hint}</p>}
      <div className="mt-4 rounded-lg border border-line bg-raised px-3 text-left">
        <p className="pt-2 font-medium text-ink text-xs">What was looked for</p>
        <Facts>
          {sought.map(([name, value]) => (
            <Fact key={name} name={name}>
              <bdi className="break-all font-mono text-xs">{value}</bdi>
            </Fact>
          ))}
        </Facts>
      </div>
    </EmptyState>
  );
}
