import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { formatCount } from '@/lib/client/format.ts';
import { formatExactMoney } from '@/lib/client/format-money.ts';
import { type Decimal, toText, ZERO } from '@/lib/cost/decimal.ts';
import { toShownPart } from '@/lib/cost/work-cost.ts';
import { STATEMENT_OUTCOMES, type StatementOutcome } from '@/lib/domain/session-items.ts';

/** The lists of what a session worked at, and what one of each is called. */
export const ONE = { statements: 'statement', calculations: 'calculation' } as const;
export type WorkKind = keyof typeof ONE;

/** What became of a statement or calculation in a word; a state not known today as AWS calls it. */
export function toOutcomeText({ outcome, state }: { outcome: StatementOutcome; state: string | null }): string {
  return outcome === 'unknown' ? (state ?? 'state not reported') : OUTCOME_TONE[outcome].label;
}

/** How many there are of each outcome but those that went well, failed ones first: `2 failed, 1 running`. */
export function toOutcomeCounts(outcomes: Record<StatementOutcome, number>): string | null {
  const told = STATEMENT_OUTCOMES.filter((outcome) => outcome !== 'finished' && outcomes[outcome] > 0);
  const order = told.toSorted((left, right) => Number(right === 'failed') - Number(left === 'failed'));
  const parts = order.map(
    (outcome) => `${formatCount(outcomes[outcome])} ${OUTCOME_TONE[outcome].label.toLowerCase()}`,
  );
  return parts.length === 0 ? null : parts.join(', ');
}

/** `23%`, `< 1%`; null of a whole that is nothing or not known. */
export function toPercent(part: number | bigint, whole: number | bigint | null): string | null {
  if (whole === null || whole <= 0) return null;
  const percent = (Number(part) / Number(whole)) * 100;
  if (percent > 0 && percent < 1) return '< 1%';
  if (percent > 99 && percent < 100) return '> 99%';
  return `${Math.round(percent)}%`;
}

/** The amount of one of a list, cut so that those of all add up, and never nothing where it is something. */
export function formatPart(amount: Decimal, before: Decimal, currency: string, digits: number): string {
  const shown = toShownPart(amount, before, digits);
  return shown === ZERO && amount > ZERO
    ? `< ${formatExactMoney(`1e-${digits}`, currency, digits)}`
    : formatExactMoney(toText(shown), currency, digits, digits);
}

export const toCapital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
