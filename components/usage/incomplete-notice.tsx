import Link from 'next/link';
import { Notice } from '@/components/ui/notice.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { UsageSeries } from '@/lib/domain/usage-series.ts';

/** That the numbers are not whole yet, and what is missing. */
export function IncompleteNotice({ usage }: { usage: UsageSeries }) {
  if (usage.complete) return null;
  const failing = usage.sources.filter(({ problem }) => problem !== null);
  const missing =
    failing.length > 0
      ? `${failing.length} of ${formatNumberOf(usage.sources.length, 'source')} missing`
      : 'rows are still arriving';
  return (
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
      {[...new Set(failing.map(({ problem }) => [problem?.message, problem?.hint].filter(Boolean).join(' ')))].map(
        (told) => (
          <p key={told} className="mt-1">
            {told}
          </p>
        ),
      )}
    </Notice>
  );
}
