import { MaskedText } from '@/components/session-page/masked.tsx';
import { toPercent } from '@/components/session-work/work-words.ts';
import type { CalculationMoney } from '@/lib/cost/calculation-cost.ts';
import type { CalculationItem } from '@/lib/domain/calculations.ts';
import { formatAmount, formatDpuMillis, toCalculationName } from './calculation-words.ts';

type Props = {
  item: CalculationItem;
  money: CalculationMoney;
  total: number;
  digits: number;
  onSelect: () => void;
};

/** Which calculation cost most, in a sentence that opens it. */
export function DearestCalculation({ item, money, total, digits, onSelect }: Props) {
  if (item.dpuMillis === null || item.dpuMillis === 0) return null;
  const amount = formatAmount(item, money.currency, digits);
  const percent = toPercent(item.dpuMillis, money.wholeMillis);
  return (
    <p className="text-ink-muted text-sm" data-dearest={item.id}>
      <button
        type="button"
        onClick={onSelect}
        className="wrap-anywhere text-left font-medium text-accent-strong underline decoration-accent-strong/40 underline-offset-2 hover:decoration-accent-strong"
      >
        <bdi>
          <MaskedText text={toCalculationName(item)} />
        </bdi>
      </button>{' '}
      cost most{money.told < total ? ' of those told so far' : ''}:{' '}
      {amount === null ? null : <span className="font-semibold text-ink tabular-nums">{amount} </span>}
      {amount === null ? '' : 'for '}
      <span className="text-ink tabular-nums">{formatDpuMillis(item.dpuMillis)}</span>
      {percent === null ? '' : `, ${percent} of the session`}
      {item.outcome === 'failed' ? (
        <>
          . It failed: <MaskedText text={item.stateReason ?? 'for no reason that Athena tells'} />
        </>
      ) : null}
      .
    </p>
  );
}
