import { KEPT_GROUPS, type UsageFacts } from '../../cost/usage-facts.ts';
import { USAGE_MEASURES } from '../../domain/usage-series.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * How finely a life is kept, by its length: in hours of UTC up to three weeks, which is more than any service allows a
 * session; what claims to have lived longer in days, and years in thirty days, so that it stays within some hundred rows.
 */
const STEPS = [
  { stepMs: HOUR_MS, upToMs: 21 * DAY_MS },
  { stepMs: DAY_MS, upToMs: 400 * DAY_MS },
  { stepMs: 30 * DAY_MS, upToMs: Number.POSITIVE_INFINITY },
] as const;

/** The lengths of a row's stretch of time, epoch milliseconds divided by which is where it begins. */
export const STEP_LENGTHS: readonly number[] = STEPS.map(({ stepMs }) => stepMs);

/** What of a session lies in one stretch; `number` of them lie between the epoch and its beginning. */
export type UsageStep = { number: number; amounts: readonly number[] };

/** `used`: the places of the measures that `amounts` are of, in USAGE_MEASURES. */
export type UsageSteps = { stepMs: number; used: readonly number[]; steps: readonly UsageStep[] };

/** Where the stretch begins that holds a moment. */
export function toStepStart(ms: number, stepMs: number): number {
  return Math.floor(ms / stepMs) * stepMs;
}

/**
 * A session's quantities spread evenly over its life, stretch by stretch. The parts are integers and add up exactly to
 * the whole: each is the difference of what was used before its two ends.
 */
export function toUsageSteps({
  startMs,
  endMs,
  amounts,
}: Pick<UsageFacts, 'startMs' | 'endMs' | 'amounts'>): UsageSteps {
  const lifeMs = endMs - startMs;
  const stepMs = STEPS.find(({ upToMs }) => lifeMs <= upToMs)?.stepMs ?? HOUR_MS;
  const first = Math.floor(startMs / stepMs);
  const last = lifeMs > 0 ? Math.floor((endMs - 1) / stepMs) : first;
  const used: number[] = [];
  const whole: number[] = [];
  for (const [place, measure] of USAGE_MEASURES.entries()) {
    if (amounts[measure] === 0) continue;
    used.push(place);
    whole.push(amounts[measure]);
  }
  const steps: UsageStep[] = [];
  let before = whole.map(() => 0);
  for (let number = first; number < last; number += 1) {
    const part = ((number + 1) * stepMs - startMs) / lifeMs;
    const upTo = whole.map((amount) => Math.round(amount * part));
    steps.push({ number, amounts: difference(upTo, before) });
    before = upTo;
  }
  steps.push({ number: last, amounts: difference(whole, before) });
  return { stepMs, used, steps };
}

function difference(left: readonly number[], right: readonly number[]): number[] {
  return left.map((amount, index) => amount - (right[index] ?? 0));
}

/** The value as a column keeps it, in which none and an empty text differ. */
export function toValueText(value: string | null): string {
  return value === null ? '' : `=${value}`;
}

/** The value that `toValueText` wrote. */
export function parseValueText(text: string): string | null {
  return text === '' ? null : text.slice(1);
}

/** The dimension of a tag. */
export function toTagDimension(key: string): string {
  return `tag:${key}`;
}

/** Every dimension that a session stands in, with its value there. */
export function listDimensions({ values, tags }: UsageFacts): [dimension: string, value: string | null][] {
  const plain = KEPT_GROUPS.map((group): [string, string | null] => [group, values[group]]);
  return [...plain, ...tags.map(([key, value]): [string, string] => [toTagDimension(key), value])];
}
