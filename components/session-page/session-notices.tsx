import { ProblemNotice } from '@/components/sources/problem-notice.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { formatAge } from '@/lib/client/format.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { MaskedText } from './masked.tsx';

/** Why it failed, and why this may not be what AWS would say now. */
export function SessionNotices({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const { stateReason, phase, problem, stale } = session;
  const shown = stateReason !== null || problem !== null || stale;
  if (!shown) return null;
  const grave = phase === 'failed' || phase === 'degraded';
  return (
    <div className="flex flex-col gap-2 px-4 pb-4 @3xl:px-6">
      {problem?.kind === 'gone' ? (
        <Notice tone="warn" title="From the history: AWS no longer has this session">
          Shown is what was recorded while AWS told of it, last {formatAge(session.asOf, nowMs)}. Nothing of it changes
          any more, and its commands find nothing.
        </Notice>
      ) : stale ? (
        <Notice tone="warn" title={`Last known: AWS told us this ${formatAge(session.asOf, nowMs)}`}>
          {problem === null ? 'The latest listing of its source failed or no longer had this session.' : null}
        </Notice>
      ) : null}
      {problem === null || problem.kind === 'gone' ? null : <ProblemNotice problem={problem} nowMs={nowMs} />}
      {stateReason === null ? null : grave ? (
        <Notice tone="danger" title={<MaskedText text={stateReason} />} />
      ) : (
        <p className="wrap-anywhere text-ink-muted text-sm">
          <MaskedText text={stateReason} />
        </p>
      )}
    </div>
  );
}
