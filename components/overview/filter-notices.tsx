import { Notice } from '@/components/ui/notice.tsx';
import type { FilterProblem } from '@/lib/filters/filter.ts';

/** What of the address was not understood and so was left out. */
export function FilterNotices({ problems }: { problems: readonly FilterProblem[] }) {
  return problems.map((problem) => (
    <Notice
      key={`${problem.parameter} ${problem.value}`}
      tone="warn"
      title={
        <>
          <code className="font-mono">
            {problem.parameter}={problem.value}
          </code>{' '}
          in the address was not understood and is left out
        </>
      }
    >
      Allowed: {problem.allowed}
    </Notice>
  ));
}
