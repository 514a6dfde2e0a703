import { CodeBlock } from '@/components/ui/code-block.tsx';
import type { Problem } from '@/lib/domain/problem.ts';

/** For a denial: the action that is missing, and the statement that grants it, to paste into a policy. */
export function PolicyStatement({ problem }: { problem: Problem }) {
  if (problem.action === undefined) return null;
  const text = problem.statement === undefined ? null : JSON.stringify(problem.statement, null, 2);
  return (
    <div className="mt-2">
      <p className="text-ink-muted text-xs">
        Missing permission: <code className="font-mono text-ink">{problem.action}</code>
        {text === null ? '' : '. Add this statement to a policy of the identity that reads:'}
      </p>
      {text === null ? null : (
        <div className="mt-1.5">
          <CodeBlock text={text} label="the IAM policy statement" />
        </div>
      )}
    </div>
  );
}
