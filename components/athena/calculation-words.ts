import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { toMissingText } from '@/components/session-page/missing-text.ts';
import { formatCount, formatQuantity } from '@/lib/client/format.ts';
import { formatExactMoney } from '@/lib/client/format-money.ts';
import { toShownAmount } from '@/lib/cost/calculation-cost.ts';
import { parseDecimal, toText, ZERO } from '@/lib/cost/decimal.ts';
import type { CalculationItem } from '@/lib/domain/calculations.ts';
import { type Calculation, STATEMENT_OUTCOMES, type StatementOutcome } from '@/lib/domain/session-items.ts';

/** What a calculation is called: by its number, and as people described it where they did. */
export function toCalculationName({ description, number }: Pick<CalculationItem, 'description' | 'number'>): string {
  return description === null ? `Calculation ${number}` : `${number} · ${description}`;
}

/** What became of it; a state not known today as AWS calls it. */
export function toOutcomeText({ outcome, state }: Pick<Calculation, 'outcome' | 'state'>): string {
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

/** DPU time as it is billed: `12.4 DPU-s`, from an hour on in hours. Takes DPU-milliseconds. */
export function formatDpuMillis(millis: number): string {
  const seconds = millis / 1000;
  return seconds < 3600 ? `${formatQuantity(seconds)} DPU-s` : `${formatQuantity(seconds / 3600)} DPU-h`;
}

/** A calculation's amount, cut so that those of all add up; null where it is not known. */
export function formatAmount(
  { amount, amountBefore }: Pick<CalculationItem, 'amount' | 'amountBefore'>,
  currency: string | null,
  digits: number,
): string | null {
  if (amount === null || currency === null) return null;
  const shown = toShownAmount(amount, amountBefore, digits);
  if (shown === ZERO && (parseDecimal(amount) ?? ZERO) > ZERO) {
    return `< ${formatExactMoney(`1e-${digits}`, currency, digits)}`;
  }
  return formatExactMoney(toText(shown), currency, digits, digits);
}

/** `23%`, `< 1%`; null of a whole that is nothing or not known. */
export function toPercent(part: number, whole: number | null): string | null {
  if (whole === null || whole <= 0) return null;
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 1) return '< 1%';
  if (percent > 99 && percent < 100) return '> 99%';
  return `${Math.round(percent)}%`;
}

/** Why a calculation's DPU time, and so its amount, is not known. */
export function toNoDpuText({ noDpu, outcome }: Pick<Calculation, 'noDpu' | 'outcome'>): string {
  if (noDpu === 'loading') return 'not read yet';
  if (noDpu === 'denied') return 'access denied';
  if (noDpu === 'not-published-yet') return outcome === 'running' ? 'no figures so far' : 'not published yet';
  return toMissingText(noDpu ?? undefined, 'athena');
}

/** A text of AWS's such as `42%` as a share; null where it says none. */
export function toProgressShare(progress: string | null): number | null {
  const match = /^\s*(\d{1,3}(?:\.\d+)?)\s*%\s*$/.exec(progress ?? '');
  const percent = Number(match?.[1] ?? Number.NaN);
  return percent >= 0 && percent <= 100 ? percent / 100 : null;
}
