import { MaskedText } from '@/components/session-page/masked.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import type { StatementError, StatementWork } from '@/lib/domain/session-items.ts';

type Props = { work: StatementWork; onSelect: (id: number) => void };

/** The errors that statements failed with, in plain view; equal ones once. */
export function FailedStatements({ work: { outcomes, errors, otherErrors }, onSelect }: Props) {
  return (
    <div className="rounded-md border border-danger/25 bg-danger-soft px-3 py-2.5">
      <h3 className="font-semibold text-danger text-xs">{formatNumberOf(outcomes.failed, 'statement')} failed</h3>
      <ul className="mt-1.5 flex flex-col gap-2">
        {errors.map((error) => (
          <li key={error.lastId} className="wrap-anywhere text-ink text-xs leading-5">
            <ErrorText error={error} />
            <span className="block text-ink-muted">
              {error.count === 1 ? '' : `${formatCount(error.count)} times, the last in `}
              <button
                type="button"
                onClick={() => onSelect(error.lastId)}
                className="font-medium text-ink underline decoration-ink/40 underline-offset-2 hover:decoration-ink"
              >
                {error.count === 1 ? 'Statement' : 'statement'} {error.lastId}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {otherErrors === 0 ? null : (
        <p className="mt-1.5 text-ink-muted text-xs">
          {formatNumberOf(otherErrors, 'statement')} failed with other errors: the list has them.
        </p>
      )}
    </div>
  );
}

function ErrorText({ error: { errorName, errorText } }: { error: StatementError }) {
  if (errorName === null && errorText === null) return <span className="block">Glue tells no error</span>;
  return (
    <span className="line-clamp-3">
      {errorName === null ? null : (
        <bdi className="font-medium font-mono text-danger">
          <MaskedText text={errorName} />
        </bdi>
      )}
      {errorName === null || errorText === null ? '' : ': '}
      {errorText === null ? null : (
        <bdi>
          <MaskedText text={errorText} />
        </bdi>
      )}
    </span>
  );
}
