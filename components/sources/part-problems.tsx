import { ChevronRight } from 'lucide-react';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { Problem } from '@/lib/domain/problem.ts';
import { ProblemNotice } from './problem-notice.tsx';

const OPEN_UP_TO = 2;

/** Parts that failed while others arrived; folded where there are many. */
export function PartProblems({ problems, nowMs }: { problems: readonly Problem[]; nowMs: number }) {
  if (problems.length === 0) return null;
  const distinct = new Map(
    problems.map((problem) => [`${problem.part} ${problem.operation} ${problem.kind}`, problem]),
  );
  return (
    <details open={distinct.size <= OPEN_UP_TO} className="text-sm">
      <summary className="flex h-6 list-none items-center gap-1 text-ink-muted text-xs hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3 [[open]>summary>&]:rotate-90" />
        {formatNumberOf(problems.length, 'problem')} in single parts, the others arrived
      </summary>
      <ul className="mt-1.5 flex flex-col gap-2">
        {[...distinct].map(([key, problem]) => (
          <li key={key}>
            <ProblemNotice problem={problem} nowMs={nowMs} />
          </li>
        ))}
      </ul>
    </details>
  );
}
