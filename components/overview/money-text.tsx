import { AtLeast } from '@/components/ui/at-least.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatAmounts } from '@/lib/client/format-money.ts';
import { readAmounts } from '@/lib/client/money-sum.ts';
import type { Amount } from '@/lib/cost/growth.ts';
import type { MoneySum } from '@/lib/domain/overview.ts';

/** Whether a sum says something: an empty one that is a lower bound says nothing at all. */
const tells = ({ amounts, atLeast }: MoneySum) => amounts.length > 0 || !atLeast;

/** A sum, said to be a lower bound where it is one; in words where there is nothing, or nothing is known. */
export function MoneyText({
  sum,
  amounts = readAmounts(sum.amounts),
  unit = '',
  nothing,
  large = false,
}: {
  sum: MoneySum;
  /** The same sum at another moment. */
  amounts?: readonly Amount[];
  unit?: string;
  /** What stands for a sum of nothing. */
  nothing: string;
  /** Set where the amount is the headline. */
  large?: boolean;
}) {
  const text = formatAmounts(amounts, sum.atLeast);
  if (text !== null) {
    return (
      <span className="tabular-nums">
        {sum.atLeast ? <AtLeast /> : null}
        {text}
        {unit === '' ? null : (
          <span className="font-normal text-[max(0.62em,0.75rem)] text-ink-muted tracking-normal">{unit}</span>
        )}
      </span>
    );
  }
  const words = tells(sum) ? nothing : sum.unknown > 0 ? 'not known' : 'none known yet';
  return large ? (
    <span className="font-medium text-ink-muted text-lg">{words}</span>
  ) : (
    <MissingValue className="font-normal tracking-normal">{words}</MissingValue>
  );
}
