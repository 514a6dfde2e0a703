import Link from 'next/link';
import { Notice } from '@/components/ui/notice.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { PriceOverview } from '@/lib/cost/price-overview.ts';

/** That counts of sessions are lower bounds, and what they lack; nothing while they are whole or nothing can be read. */
export function IncompleteNotice({ overview }: { overview: PriceOverview }) {
  const { complete, sources, missingSources, setup } = overview;
  if (complete || sources === 0 || setup !== null) return null;
  const missing =
    missingSources === 0
      ? 'sessions are still arriving'
      : `${missingSources} of ${formatNumberOf(sources, 'source')} ${missingSources === 1 ? 'is' : 'are'} missing`;
  return (
    <Notice
      tone="waiting"
      live
      title={`At least: ${missing}.`}
      action={
        <Link href="/sources" prefetch={false} className="font-medium text-accent-strong text-xs hover:underline">
          See the sources
        </Link>
      }
    >
      The prices below are whole. What sessions use of them, and what has no price, may be more than is shown.
    </Notice>
  );
}
