import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { ApiError } from '@/lib/client/api.ts';

/** A request to our own server that failed: what it said, and a button to ask again. What was known stays beneath. */
export function LoadProblem({ error, what, onRetry }: { error: Error; what: string; onRetry: () => void }) {
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <Notice
      tone="danger"
      live
      title={`${what} could not be loaded. ${problem === null ? 'The server did not answer.' : `${problem.title}.`}`}
      action={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {problem === null ? (
        <p>Is it still running? Whatever is shown below was loaded before.</p>
      ) : (
        <p>{problem.detail}</p>
      )}
      {problem?.hint ? <p>{problem.hint}</p> : null}
      {problem?.parameter ? (
        <p>
          {problem.parameter}
          {problem.allowed === null ? '' : `: allowed is ${problem.allowed}`}
        </p>
      ) : null}
    </Notice>
  );
}
