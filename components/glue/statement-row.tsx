import { formatLength } from '@/components/charts/span-lanes-words.ts';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { WorkRow } from '@/components/session-work/work-row.tsx';
import { formatPart, toOutcomeText, toPercent } from '@/components/session-work/work-words.ts';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import type { StatementCost } from '@/lib/cost/statement-cost.ts';
import { toStatementShare } from '@/lib/cost/statement-cost.ts';
import type { StatementItem } from '@/lib/domain/session-items.ts';

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
  const share = cost === null ? null : toStatementShare(cost, item);
  const currency = cost?.money?.total.currency ?? null;
  const { amount = null, before = null } = share ?? {};
  const worked = share?.workedMs ?? (item.workedMs === null ? null : BigInt(item.workedMs));
  const error = [item.errorName, item.errorText].filter((part) => part !== null);
  return (
    <WorkRow
      outcome={item.outcome}
      name={
        <>
          <span className="shrink-0 font-medium text-ink tabular-nums">#{item.id}</span>
          <span className={classNames('truncate', item.outcome === 'failed' ? 'text-danger' : 'text-ink-muted')}>
            <bdi>{toOutcomeText(item)}</bdi>
          </span>
        </>
      }
      note={
        error.length === 0 ? (
          <Began item={item} nowMs={nowMs} />
        ) : (
          <span className="text-danger">
            <MaskedText text={error.join(': ')} />
          </span>
        )
      }
      quantity={
        worked === null ? (
          <MissingValue>{item.outcome === 'waiting' ? 'not begun' : 'not reported'}</MissingValue>
        ) : (
          <>
            {formatLength(worked)}
            {cost === null ? null : <span className="ml-1 text-ink-muted">{toPercent(worked, cost.wholeMs)}</span>}
          </>
        )
      }
      share={worked === null || cost === null ? null : Number(worked) / Math.max(1, Number(cost.wholeMs))}
      quantityWidth="w-15 @sm:w-20 @lg:w-40 @2xl:w-56"
      amount={
        amount === null || before === null || currency === null ? null : formatPart(amount, before, currency, digits)
      }
      selected={selected}
      onSelect={onSelect}
    />
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
