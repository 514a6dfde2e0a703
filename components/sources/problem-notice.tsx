import type { ReactNode } from 'react';
import { Notice, type NoticeTone } from '@/components/ui/notice.tsx';
import { formatDuration } from '@/lib/client/format.ts';
import type { Problem, ProblemKind } from '@/lib/domain/problem.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { PolicyStatement } from './policy-statement.tsx';

/** What passes by itself waits; what somebody has to change is a warning or worse. */
const TONE: Partial<Record<ProblemKind, NoticeTone>> = {
  throttled: 'waiting',
  queue_full: 'waiting',
  timeout: 'waiting',
  network: 'waiting',
  listing_restarted: 'waiting',
  access_denied: 'danger',
  credentials_expired: 'danger',
  credentials_unavailable: 'danger',
};

/** A problem in our own words: what failed, what to do, when it is tried again, and what to paste. */
export function ProblemNotice({ problem, nowMs, action }: { problem: Problem; nowMs: number; action?: ReactNode }) {
  const retryMs = toMs(problem.retryAt ?? null);
  const facts = [
    problem.operation,
    problem.part,
    problem.requestId === undefined ? undefined : `request ${problem.requestId}`,
  ];
  const shown = facts.filter((fact) => fact !== undefined && fact !== '');
  return (
    <Notice tone={TONE[problem.kind] ?? 'warn'} title={problem.message} action={action}>
      {problem.hint === undefined ? null : <p>{problem.hint}</p>}
      {retryMs === null ? null : (
        <p className="tabular-nums">
          {retryMs <= nowMs ? 'Trying again now.' : `Next try in ${formatDuration((retryMs - nowMs) / 1000)}.`}
        </p>
      )}
      {shown.length === 0 ? null : <p className="mt-0.5 font-mono text-2xs">{shown.join(' · ')}</p>}
      <PolicyStatement problem={problem} />
    </Notice>
  );
}
