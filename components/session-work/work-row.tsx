import type { ReactNode } from 'react';
import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { Swatch } from '@/components/charts/swatch.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import type { StatementOutcome } from '@/lib/domain/session-items.ts';

export const ROW_PX = 60;

type Props = {
  outcome: StatementOutcome;
  /** What it is called and what became of it. */
  name: ReactNode;
  /** When it ran, or why it failed. */
  note: ReactNode;
  quantity: ReactNode;
  /** Of the session; null where it is not known. */
  share: number | null;
  /** How wide the quantity may be on which screen. */
  quantityWidth: string;
  /** Null where it is not known. */
  amount: string | null;
  selected: boolean;
  onSelect: () => void;
};

/** One thing that a session worked at: what became of it and why, how much of the session it took, and its cost. */
export function WorkRow(props: Props) {
  const { outcome, name, note, quantity, share, quantityWidth, amount, selected, onSelect } = props;
  const { color, fill } = OUTCOME_TONE[outcome];
  return (
    <button
      type="button"
      aria-pressed={selected}
      onClick={onSelect}
      className={classNames(
        'flex h-full w-full items-center gap-3 px-4 text-left hover:bg-sunken focus-visible:-outline-offset-2',
        selected && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-center gap-1.5 text-sm">
          <Swatch color={color} fill={fill} />
          {name}
        </span>
        <span className="mt-0.5 block truncate text-ink-muted text-xs">{note}</span>
      </span>
      <span className={classNames('shrink-0 text-right text-ink text-xs tabular-nums', quantityWidth)}>
        {quantity}
        {share === null ? null : <Meter share={share} color={color} className="mt-1" />}
      </span>
      <span className="w-16 shrink-0 text-right font-medium text-ink text-sm tabular-nums @sm:w-18 @md:w-22">
        {amount ?? <MissingValue className="font-normal text-xs">no amount</MissingValue>}
      </span>
    </button>
  );
}

/** The place of one that is on its way. */
export function WorkRowSkeleton() {
  return (
    <div aria-hidden="true" className="flex h-full items-center gap-3 px-4">
      <span className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-2/5" />
        <Skeleton className="h-2.5 w-3/5" />
      </span>
      <Skeleton className="h-3 w-20" />
    </div>
  );
}
