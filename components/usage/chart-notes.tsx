import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumberOf } from '@/lib/client/format.ts';
import { MAX_MARKS, type UsageSeries } from '@/lib/domain/usage-series.ts';

function Note({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-start gap-1.5">
      <Info aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-info" />
      <span>{children}</span>
    </li>
  );
}

/** What the bars leave out or show coarser than asked for. */
export function ChartNotes({ usage }: { usage: UsageSeries }) {
  const coarser = usage.bucket !== usage.requestedBucket;
  if (!coarser && usage.unknown === 0) return null;
  return (
    <ul className="mb-3 flex flex-col gap-1 text-ink-muted text-xs">
      {coarser ? (
        <Note>
          <strong className="font-medium text-ink">
            Shown by {usage.bucket} instead of by {usage.requestedBucket}:
          </strong>{' '}
          buckets × series would be more than {MAX_MARKS}. A shorter range brings the {usage.requestedBucket} back.
        </Note>
      ) : null}
      {usage.unknown === 0 ? null : (
        <Note>
          <strong className="font-medium text-ink">
            {formatNumberOf(usage.unknown, 'session')} of {usage.sessions} not counted:
          </strong>{' '}
          neither reported nor to be estimated, so unknown and not 0. Each says why in its row.
        </Note>
      )}
    </ul>
  );
}
