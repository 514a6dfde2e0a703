import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { Swatch } from '@/components/charts/swatch.tsx';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Time } from '@/components/ui/time.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { formatDuration } from '@/lib/client/format.ts';
import type { CalculationMoney } from '@/lib/cost/calculation-cost.ts';
import type { CalculationItem } from '@/lib/domain/calculations.ts';
import {
  formatAmount,
  formatDpuMillis,
  toCalculationName,
  toNoDpuText,
  toOutcomeText,
  toPercent,
  toProgressShare,
} from './calculation-words.ts';

export const ROW_PX = 60;

type Props = {
  item: CalculationItem;
  money: CalculationMoney;
  digits: number;
  selected: boolean;
  nowMs: number;
  onSelect: () => void;
};

/** One calculation: what became of it and why, when it ran, the DPU time it took and what that cost. */
export function CalculationRow({ item, money, digits, selected, nowMs, onSelect }: Props) {
  const look = OUTCOME_TONE[item.outcome];
  const amount = formatAmount(item, money.currency, digits);
  const failed = item.outcome === 'failed';
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
          <Swatch color={look.color} fill={look.fill} />
          <bdi className="min-w-0 truncate font-medium text-ink">
            <MaskedText text={toCalculationName(item)} />
          </bdi>
          <bdi
            className={classNames(
              'shrink-0 text-xs',
              failed ? 'text-danger' : 'text-ink-muted',
              // Where there is no room its name is worth more, and the swatch tells this much.
              item.outcome === 'finished' && '@max-md:sr-only',
            )}
          >
            {toOutcomeText(item)}
          </bdi>
        </span>
        <span className="mt-0.5 block truncate text-ink-muted text-xs">
          {item.stateReason === null ? (
            <When item={item} nowMs={nowMs} />
          ) : (
            <span className={failed ? 'text-danger' : ''}>
              <MaskedText text={item.stateReason} />
            </span>
          )}
        </span>
      </span>
      <span className="w-20 shrink-0 text-right text-ink text-xs tabular-nums @md:w-30">
        {item.dpuMillis === null ? (
          <MissingValue>{toNoDpuText(item)}</MissingValue>
        ) : (
          <>
            <span className="whitespace-nowrap">{formatDpuMillis(item.dpuMillis)}</span>
            <span className="@max-md:hidden ml-1 text-ink-muted">{toPercent(item.dpuMillis, money.wholeMillis)}</span>
            {money.wholeMillis === null ? null : (
              <Meter share={item.dpuMillis / Math.max(1, money.wholeMillis)} color={look.color} className="mt-1" />
            )}
          </>
        )}
      </span>
      <span className="w-18 shrink-0 text-right font-medium text-ink text-sm tabular-nums @md:w-22">
        {amount ?? <MissingValue className="font-normal text-xs">no amount</MissingValue>}
      </span>
    </button>
  );
}

/** When a calculation was submitted, and how long it took from then. */
export function When({ item, nowMs }: { item: CalculationItem; nowMs: number }) {
  const { submittedAt, completedAt, outcome } = item;
  if (submittedAt === null) return 'beginning not reported';
  const open = outcome === 'running' || outcome === 'waiting';
  const progress = outcome === 'running' ? toProgressShare(item.progress) : null;
  const endMs = completedAt === null ? (open ? nowMs : null) : Date.parse(completedAt);
  return (
    <>
      {open ? 'since ' : ''}
      <Time iso={submittedAt} nowMs={nowMs} />
      <span className="tabular-nums">
        {endMs === null
          ? ', end not reported'
          : ` · ${formatDuration(Math.max(0, endMs - Date.parse(submittedAt)) / 1000)}`}
        {progress === null ? '' : ` · ${Math.round(progress * 100)}% done`}
      </span>
    </>
  );
}

/** The place of a calculation that is on its way. */
export function CalculationRowSkeleton() {
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
