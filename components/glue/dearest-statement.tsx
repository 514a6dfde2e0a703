import { formatLength } from '@/components/charts/span-lanes-words.ts';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { formatPart, toOutcomeText, toPercent } from '@/components/session-work/work-words.ts';
import { type StatementCost, toStatementShare } from '@/lib/cost/statement-cost.ts';
import type { StatementItem } from '@/lib/domain/session-items.ts';

type Props = { item: StatementItem; cost: StatementCost | null; digits: number; onSelect: () => void };

/** Which statement cost most, in a sentence that opens it. */
export function DearestStatement({ item, cost, digits, onSelect }: Props) {
  const share = cost === null ? null : toStatementShare(cost, item);
  if (cost === null || share === null || share.workedMs === null || share.workedMs === 0n) return null;
  const amount =
    cost.money === null || share.amount === null || share.before === null
      ? null
      : formatPart(share.amount, share.before, cost.money.total.currency, digits);
  const percent = toPercent(share.workedMs, cost.wholeMs);
  return (
    <p className="text-ink-muted text-sm" data-dearest={item.id}>
      <button
        type="button"
        onClick={onSelect}
        className="font-medium text-accent-strong underline decoration-accent-strong/40 underline-offset-2 hover:decoration-accent-strong"
      >
        Statement {item.id}
      </button>{' '}
      {amount === null ? 'took longest' : 'cost most'}:{' '}
      {amount === null ? null : <span className="font-semibold text-ink tabular-nums">{amount} </span>}
      {amount === null ? '' : 'in '}
      <span className="text-ink tabular-nums">{formatLength(share.workedMs)}</span>
      {percent === null ? '' : `, ${percent} of the session`}
      {item.outcome === 'failed' ? (
        <>
          . It failed: <MaskedText text={item.errorName ?? toOutcomeText(item)} />
        </>
      ) : null}
      .
    </p>
  );
}
