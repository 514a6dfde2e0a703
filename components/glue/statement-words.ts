import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { formatCount, formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import { formatExactMoney } from '@/lib/client/format-money.ts';
import { type Decimal, toText, ZERO } from '@/lib/cost/decimal.ts';
import type { StatementShare } from '@/lib/cost/statement-cost.ts';
import { roundDecimal } from '@/lib/cost/work-cost.ts';
import { STATEMENT_OUTCOMES, type StatementItem, type StatementOutcome } from '@/lib/domain/session-items.ts';

/** What became of a statement in a word; a state not known today as AWS calls it. */
export function toOutcomeText({ outcome, state }: Pick<StatementItem, 'outcome' | 'state'>): string {
  if (outcome !== 'unknown') return OUTCOME_TONE[outcome].label;
  return state ?? 'state not reported';
}

/** How many there are of each outcome, those that went wrong first: `2 failed, 1 running`; finished ones go without saying. */
export function toOutcomeCounts(outcomes: Record<StatementOutcome, number>): string | null {
  const told = STATEMENT_OUTCOMES.filter((outcome) => outcome !== 'finished' && outcomes[outcome] > 0);
  const order = [...told].sort((left) => (left === 'failed' ? -1 : 0));
  const parts = order.map(
    (outcome) => `${formatCount(outcomes[outcome])} ${OUTCOME_TONE[outcome].label.toLowerCase()}`,
  );
  return parts.length === 0 ? null : parts.join(', ');
}

/** A length of time, with milliseconds where it was less than a second. */
export function formatMs(ms: bigint | number): string {
  const value = Number(ms);
  return value > 0 && value < 1000 ? `${formatCount(value)} ms` : formatDuration(value / 1000);
}

/** `23%`, `< 1%`; null of a whole that is nothing. */
export function toPercent(part: bigint, whole: bigint): string | null {
  if (whole <= 0n) return null;
  const percent = (Number(part) / Number(whole)) * 100;
  if (percent > 0 && percent < 1) return '< 1%';
  if (percent > 99 && percent < 100) return '> 99%';
  return `${Math.round(percent)}%`;
}

const LEAST_DIGITS = 4;
const MOST_DIGITS = 18;

/**
 * So many digits for the amounts of single statements that, added up as they are shown, they are what all of them come to
 * as that is shown, in cents.
 */
export function toRowDigits(busy: Decimal): number {
  const cents = roundDecimal(busy, 2);
  let digits = LEAST_DIGITS;
  while (digits < MOST_DIGITS && roundDecimal(roundDecimal(busy, digits), 2) !== cents) digits += 1;
  return digits;
}

/** A statement's amount cut from rounded sums, so that those of all statements add up to a rounded sum too. */
export function formatShare({ amount, before }: StatementShare, currency: string, digits: number): string | null {
  if (amount === null || before === null) return null;
  const shown = roundDecimal(before + amount, digits) - roundDecimal(before, digits);
  if (shown === ZERO && amount > ZERO) {
    return `< ${formatExactMoney(toText(roundDecimal(10n ** BigInt(MOST_DIGITS - digits), digits)), currency, digits)}`;
  }
  return formatExactMoney(toText(shown), currency, digits, digits);
}

/** `Statement 12: AnalysisException` or what became of it. */
export function toStatementText(item: Pick<StatementItem, 'id' | 'outcome' | 'state' | 'errorName'>): string {
  return `Statement ${item.id}, ${item.errorName ?? toOutcomeText(item).toLowerCase()}`;
}

/** `12 statements` */
export const toStatements = (count: number) => formatNumberOf(count, 'statement');
