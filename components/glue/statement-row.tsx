import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { Swatch } from '@/components/charts/swatch.tsx';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { Time } from '@/components/ui/time.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import type { StatementCost } from '@/lib/cost/statement-cost.ts';
import { toStatementShare } from '@/lib/cost/statement-cost.ts';
import type { StatementItem } from '@/lib/domain/session-items.ts';
import { formatMs, formatShare, toOutcomeText, toPercent } from './statement-words.ts';

export const ROW_PX = 60;

type Props = {
  item: StatementItem;
  cost: StatementCost | null;
  digits: number;
  selected: boolean;
  nowMs: number;
  onSelect: () => void;
};

/** One statement: what became of it and why, when it began, how long it worked and what that cost. */
export function StatementRow({ item, cost, digits, selected, nowMs, onSelect }: Props) {
  const look = OUTCOME_TONE[item.outcome];
  const share = cost === null ? null : toStatementShare(cost, item);
  const currency = cost?.money?.total.currency ?? null;
  const amount = share === null || currency === null ? null : formatShare(share, currency, digits);
  const worked = share?.workedMs ?? (item.workedMs === null ? null : BigInt(item.workedMs));
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
          <span className="shrink-0 font-medium text-ink tabular-nums">#{item.id}</span>
          <span className={classNames('truncate', item.outcome === 'failed' ? 'text-danger' : 'text-ink-muted')}>
            <bdi>{toOutcomeText(item)}</bdi>
          </span>
        </span>
        <span className="mt-0.5 block truncate text-ink-muted text-xs">
          {item.errorName === null && item.errorText === null ? (
            <Began item={item} nowMs={nowMs} />
          ) : (
            <span className="text-danger">
              <MaskedText text={[item.errorName, item.errorText].filter((part) => part !== null).join(': ')} />
            </span>
          )}
        </span>
      </span>
      <span className="w-15 shrink-0 text-right text-ink text-xs tabular-nums @sm:w-20 @lg:w-40 @2xl:w-56">
        {worked === null ? (
          <MissingValue>{item.outcome === 'waiting' ? 'not begun' : 'not reported'}</MissingValue>
        ) : (
          <>
            {formatMs(worked)}
            {cost === null ? null : (
              <>
                <span className="ml-1 text-ink-muted">{toPercent(worked, cost.wholeMs)}</span>
                <Meter share={Number(worked) / Math.max(1, Number(cost.wholeMs))} color={look.color} className="mt-1" />
              </>
            )}
          </>
        )}
      </span>
      <span className="w-16 shrink-0 text-right font-medium text-ink text-sm @sm:w-18 tabular-nums @md:w-22">
        {amount ?? <MissingValue className="font-normal text-xs">no amount</MissingValue>}
      </span>
    </button>
  );
}

function Began({ item, nowMs }: { item: StatementItem; nowMs: number }) {
  if (item.startedAt === null) return item.outcome === 'waiting' ? 'waits for its turn' : 'beginning not reported';
  return (
    <>
      {item.outcome === 'running' ? 'since ' : ''}
      <Time iso={item.startedAt} nowMs={nowMs} />
      {item.outcome === 'running' && item.progress !== null ? `, ${Math.round(item.progress * 100)}% done` : ''}
    </>
  );
}

/** The place of a statement that is on its way. */
export function StatementRowSkeleton() {
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
