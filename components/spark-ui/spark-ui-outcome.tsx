import { FlaskConical, Hourglass } from 'lucide-react';
import Link from 'next/link';
import { PageHeader } from '@/components/layout/page-header.tsx';
import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { ProblemNotice } from '@/components/sources/problem-notice.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import type { Problem } from '@/lib/domain/problem.ts';
import { type SessionRef, toHref } from '@/lib/domain/resource-ref.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';

export type SparkUiOutcomeProps = { sessionRef: SessionRef; problem: Problem; demoHost: string | null; nowMs: number };

/** Why a click did not open the Spark UI, and what to do; of demo data, what would have opened. */
export function SparkUiOutcome({ sessionRef, problem, demoHost, nowMs }: SparkUiOutcomeProps) {
  const { service, id } = sessionRef;
  const back = (
    <Link href={toHref(sessionRef)} prefetch={false} className={buttonClass('primary')}>
      Back to the session
    </Link>
  );
  return (
    <>
      <PageHeader
        title={demoHost === null ? 'The Spark UI did not open' : 'The demo has no Spark UI'}
        summary={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
            <ServiceMark service={service} long />
            <bdi className="wrap-anywhere font-mono">{id}</bdi>
          </span>
        }
      />
      {demoHost === null ? (
        <div className="flex max-w-3xl flex-col items-start gap-4 px-4 pb-6 lg:px-6">
          <div className="w-full">
            <ProblemNotice problem={problem} nowMs={nowMs} />
          </div>
          {back}
        </div>
      ) : (
        <EmptyState icon={FlaskConical} title={problem.message} action={back}>
          <p>{problem.hint}</p>
          <p className="mt-3">The embedded endpoint answered in place of {SERVICE_LABEL[service]}, with a link to</p>
          <p className="wrap-anywhere mt-1 font-mono text-ink text-xs">{demoHost}</p>
          <p className="mt-1">where nobody listens, so you were not sent there.</p>
        </EmptyState>
      )}
    </>
  );
}

/** The same page when it is looked at later than it is kept. */
export function SparkUiOutcomeOver() {
  return (
    <>
      <PageHeader title="Nothing to tell any more" />
      <EmptyState
        icon={Hourglass}
        title="This page tells what became of one click, for ten minutes"
        action={
          <Link href="/sessions" prefetch={false} className={buttonClass('primary')}>
            All sessions
          </Link>
        }
      >
        <p>Open the session again, and its Spark UI from there.</p>
      </EmptyState>
    </>
  );
}
