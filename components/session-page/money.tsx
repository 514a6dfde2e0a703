import { AtLeast } from '@/components/ui/at-least.tsx';
import { formatExactMoney, formatMoney } from '@/lib/client/format-money.ts';
import { parseDecimal, toText } from '@/lib/cost/decimal.ts';
import type { Amount } from '@/lib/cost/growth.ts';

const TICKING_DIGITS = 4;
const CENT = parseDecimal('0.01') ?? 1n;

/**
 * An amount, said to be a lower bound where it is one. One that grows has two digits more, or it would stand still to
 * the eye for minutes; they are quieter, since they are not what one reads it for.
 */
export function Money({ amount, atLeast, ticking = false }: { amount: Amount; atLeast: boolean; ticking?: boolean }) {
  const { value, currency } = amount;
  const small = value > 0n && value < CENT;
  const exact = formatExactMoney(toText(value), currency, TICKING_DIGITS, TICKING_DIGITS);
  return (
    <span className="whitespace-nowrap tabular-nums">
      {atLeast ? <AtLeast /> : null}
      {small && (atLeast || ticking) ? (
        formatMoney(amount, 'exact')
      ) : ticking ? (
        <>
          {exact.slice(0, -2)}
          <span className="text-ink-faint">{exact.slice(-2)}</span>
        </>
      ) : (
        formatMoney(amount)
      )}
    </span>
  );
}
