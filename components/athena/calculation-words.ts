import { toMissingText } from '@/components/session-page/missing-text.ts';
import { formatPart } from '@/components/session-work/work-words.ts';
import { formatQuantity } from '@/lib/client/format.ts';
import { formatExactQuantity } from '@/lib/client/format-money.ts';
import { parseDecimal } from '@/lib/cost/decimal.ts';
import type { CalculationItem } from '@/lib/domain/calculations.ts';
import type { Calculation } from '@/lib/domain/session-items.ts';

/** What a calculation is called: by its number, and as people described it where they did. */
export function toCalculationName({ description, number }: Pick<CalculationItem, 'description' | 'number'>): string {
  return description === null ? `Calculation ${number}` : `${number} · ${description}`;
}

/** DPU time as it is billed: `12.4 DPU-s`, from an hour on in hours. Takes DPU-milliseconds. */
export function formatDpuMillis(millis: number): string {
  const seconds = millis / 1000;
  return seconds < 3600 ? `${formatQuantity(seconds)} DPU-s` : `${formatQuantity(seconds / 3600)} DPU-h`;
}

const DPU_HOUR_MILLIS = 3_600_000;

/**
 * Parts of a DPU time and all of it in one unit, with the digits of the whole, so that they add up as they are shown.
 * Takes DPU-milliseconds.
 */
export function formatDpuParts(parts: readonly number[]): { parts: string[]; whole: string } {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const [unit, name] = whole < DPU_HOUR_MILLIS ? [1000, 'DPU-s'] : [DPU_HOUR_MILLIS, 'DPU-h'];
  const size = whole / unit;
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const round = (millis: number) => Math.round((millis / unit) * 10 ** digits);
  const write = (rounded: number) => `${formatExactQuantity(String(rounded / 10 ** digits), digits, digits)} ${name}`;
  let before = 0;
  const texts = parts.map((part) => {
    const own = round(before + part) - round(before);
    before += part;
    return own === 0 && part > 0 ? `< ${write(1)}` : write(own);
  });
  return { parts: texts, whole: write(round(whole)) };
}

/**
 * What calculations used of a whole, and the rest; null for what is not known. Where they are told to have used more than
 * there was, which no rest adds up to, each stands as AWS tells it. Takes DPU-milliseconds.
 */
export function formatDpuSplit(usedMillis: number, wholeMillis: number | null) {
  if (wholeMillis === null) return { used: formatDpuMillis(usedMillis), rest: null, whole: null };
  if (usedMillis > wholeMillis) {
    return { used: formatDpuMillis(usedMillis), rest: formatDpuMillis(0), whole: formatDpuMillis(wholeMillis) };
  }
  const { parts, whole } = formatDpuParts([usedMillis, wholeMillis - usedMillis]);
  const [used = '', rest = ''] = parts;
  return { used, rest, whole };
}

/** A calculation's amount, cut so that those of all add up; null where it is not known. */
export function formatAmount(
  { amount, amountBefore }: Pick<CalculationItem, 'amount' | 'amountBefore'>,
  currency: string | null,
  digits: number,
): string | null {
  const [own, before] = [parseDecimal(amount ?? ''), parseDecimal(amountBefore)];
  return own === null || before === null || currency === null ? null : formatPart(own, before, currency, digits);
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
