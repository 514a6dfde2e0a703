import { CircleHelp } from 'lucide-react';
import Link from 'next/link';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { MISSING_REASONS } from '@/lib/domain/missing.ts';
import type { OverviewMoney } from '@/lib/domain/overview.ts';

/** How many amounts of the range nobody knows, by why; the prices are one click away, as they are what can be mended. */
export function UnknownLine({ unknownCosts }: Pick<OverviewMoney, 'unknownCosts'>) {
  const total = unknownCosts.reduce((sum, { sessions }) => sum + sessions, 0);
  if (total === 0) return null;
  const reasons = unknownCosts.map(({ reason, sessions }) => `${MISSING_REASONS[reason]} (${formatCount(sessions)})`);
  return (
    <p className="flex items-start gap-2 px-1 text-ink-muted text-xs">
      <CircleHelp aria-hidden="true" className="mt-px size-3.5 shrink-0 text-ink-faint" />
      <span>
        {formatNumberOf(total, 'amount')} of the range {total === 1 ? 'is' : 'are'} unknown and in no sum:{' '}
        {reasons.join(', ')}.{' '}
        <Link href="/prices" prefetch={false} className="font-medium text-accent-strong hover:underline">
          See the prices
        </Link>
      </span>
    </p>
  );
}
