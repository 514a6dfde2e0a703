'use client';

import { useQuery } from '@tanstack/react-query';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { itemsQuery } from '@/lib/client/session-items.ts';
import type { StatementList } from '@/lib/domain/session-items.ts';

const SHOWN = 3;
const NEWEST_FAILED = `?limit=${SHOWN}&sort=-started&outcome=failed`;

type Props = { href: string; failed: number; onSelect: (id: number) => void };

/** The errors of the newest statements that failed, in plain view. */
export function FailedStatements({ href, failed, onSelect }: Props) {
  const { data } = useQuery(itemsQuery<StatementList>(href, 'statements', NEWEST_FAILED));
  return (
    <div className="rounded-md border border-danger/25 bg-danger-soft px-3 py-2.5">
      <h3 className="font-semibold text-danger text-xs">{formatNumberOf(failed, 'statement')} failed</h3>
      <ul className="mt-1 flex flex-col gap-1.5">
        {data?.items.map(({ id, errorName, errorText }) => (
          <li key={id} className="wrap-anywhere text-ink text-xs leading-5">
            <button
              type="button"
              onClick={() => onSelect(id)}
              className="font-medium text-ink underline decoration-ink/40 underline-offset-2 hover:decoration-ink"
            >
              Statement {id}
            </button>{' '}
            <span className="line-clamp-3">
              {errorName === null && errorText === null ? (
                'Glue tells no error'
              ) : (
                <>
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
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {failed > SHOWN ? (
        <p className="mt-1.5 text-ink-muted text-xs">
          Those are the newest; the list below has{' '}
          {failed === SHOWN + 1 ? 'the other' : `the other ${formatCount(failed - SHOWN)}`}.
        </p>
      ) : null}
    </div>
  );
}
