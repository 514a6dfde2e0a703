import { formatNumberOf } from '@/lib/client/format.ts';
import type { Source } from '@/lib/domain/source.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { groupProblems } from './source-summary.ts';

const MOST_NAMED = 4;

function toPartsText(parts: readonly string[]): string {
  const named = parts.slice(0, MOST_NAMED).join('; ');
  const more = parts.length - MOST_NAMED;
  return more > 0 ? `${named}; and ${formatNumberOf(more, 'more part')}` : named;
}

/** Parts that failed while others may have arrived: each reason once, with the parts it befell. */
export function PartProblems({ source, nowMs }: { source: Source; nowMs: number }) {
  const groups = groupProblems(source.partProblems, source.problem);
  return groups.map(({ problem: { part: _part, requestId: _requestId, ...problem }, parts }) => {
    const isToldAbove = source.problem !== null && source.problem.message === problem.message;
    if (!isToldAbove) {
      const part = toPartsText(parts);
      const shown = part === '' ? problem : { ...problem, part };
      return <ProblemNotice key={`${problem.kind} ${problem.message}`} problem={shown} nowMs={nowMs} />;
    }
    return (
      <p key={`${problem.kind} ${problem.message}`} className="wrap-anywhere text-ink-muted text-xs">
        The same in {formatNumberOf(parts.length, 'other part')}: {toPartsText(parts)}
      </p>
    );
  });
}
