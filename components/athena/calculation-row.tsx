import { MaskedText } from '@/components/session-page/masked.tsx';
import { WorkRow } from '@/components/session-work/work-row.tsx';
import { toOutcomeText, toPercent } from '@/components/session-work/work-words.ts';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { formatDuration } from '@/lib/client/format.ts';
import type { CalculationMoney } from '@/lib/cost/calculation-cost.ts';
import type { CalculationItem } from '@/lib/domain/calculations.ts';
import { formatAmount, formatDpuMillis, toCalculationName, toNoDpuText, toProgressShare } from './calculation-words.ts';

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
  const { dpuMillis, stateReason } = item;
  const { wholeMillis } = money;
  const failed = item.outcome === 'failed';
  return (
    <WorkRow
      outcome={item.outcome}
      name={
        <>
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
        </>
      }
      note={
        stateReason === null ? (
          <When item={item} nowMs={nowMs} />
        ) : (
          <span className={failed ? 'text-danger' : ''}>
            <MaskedText text={stateReason} />
          </span>
        )
      }
      quantity={
        dpuMillis === null ? (
          <MissingValue>{toNoDpuText(item)}</MissingValue>
        ) : (
          <>
            <span className="whitespace-nowrap">{formatDpuMillis(dpuMillis)}</span>
            <span className="@max-md:hidden ml-1 text-ink-muted">{toPercent(dpuMillis, wholeMillis)}</span>
          </>
        )
      }
      share={dpuMillis === null || wholeMillis === null ? null : dpuMillis / Math.max(1, wholeMillis)}
      quantityWidth="w-20 @md:w-30 @2xl:w-56"
      amount={formatAmount(item, money.currency, digits)}
      selected={selected}
      onSelect={onSelect}
    />
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
