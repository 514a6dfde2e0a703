import { ArrowDownRight, ArrowUpRight, CircleHelp, Equal } from 'lucide-react';
import type { Headline } from './summary.ts';

const ICON = { up: ArrowUpRight, down: ArrowDownRight, same: Equal, unknown: CircleHelp };

/** The total in large, and beside it how that compares. More is not worse by itself, so no colour judges it. */
export function HeadlineText({ headline, name }: { headline: Headline; name: string }) {
  const { total, change } = headline;
  const Icon = change === null ? null : ICON[change.direction];
  return (
    <div className="mb-3 flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <p>
        <span className="sr-only">{name} in all: </span>
        <span className="font-semibold text-2xl text-ink tabular-nums tracking-tight">{total}</span>
      </p>
      {change === null || Icon === null ? null : (
        <p className="flex items-baseline gap-1.5 text-ink-muted text-sm">
          <Icon aria-hidden="true" className="size-3.5 shrink-0 self-center" />
          <span>
            {change.period.replace(/^t/, 'T')}: <span className="text-ink tabular-nums">{change.before}</span>;{' '}
            <span className={change.direction === 'unknown' ? '' : 'font-medium text-ink'}>{change.text}</span>
          </span>
        </p>
      )}
    </div>
  );
}
