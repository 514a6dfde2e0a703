import Link from 'next/link';
import { Notice } from '@/components/ui/notice.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { MAX_MARKS, type UsageSeries } from '@/lib/domain/usage-series.ts';

/** What the numbers are not: coarser than asked for, not whole, or without some sessions. */
export function UsageNotices({ usage }: { usage: UsageSeries }) {
  const failing = usage.sources.filter(({ problem }) => problem !== null);
  const missing =
    failing.length > 0 ? `${failing.length} of ${usage.sources.length} sources are missing` : 'rows are still arriving';
  return (
    <>
      {usage.complete ? null : (
        <Notice
          tone={failing.length > 0 ? 'warn' : 'waiting'}
          live
          title={`At least: ${missing}`}
          action={
            <Link href="/sources" prefetch={false} className="font-medium text-accent-strong text-xs hover:underline">
              See the sources
            </Link>
          }
        >
          Every total on this page is a lower bound until then.
        </Notice>
      )}
      {usage.bucket === usage.requestedBucket ? null : (
        <Notice tone="info" title={`Shown by ${usage.bucket} instead of by ${usage.requestedBucket}`}>
          Buckets × series would be more than {MAX_MARKS}, which nobody can read. A shorter range brings the{' '}
          {usage.requestedBucket} back.
        </Notice>
      )}
      {usage.unknown === 0 ? null : (
        <Notice
          tone="info"
          title={`${formatNumberOf(usage.unknown, 'session')} of ${usage.sessions} not counted: neither reported nor to be estimated`}
        >
          Their figures are unknown, not 0; each says why in its row.
        </Notice>
      )}
    </>
  );
}
