import { KEPT_GROUPS, type UsageFacts, zeroAmounts } from '../../cost/usage-facts.ts';
import { USAGE_MEASURES, type UsageMeasure } from '../../domain/usage-series.ts';

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

/** What of a session lies in one stretch. `first`: no earlier one holds any of it. */
export type UsageStep = { fromMs: number; first: boolean; amounts: Record<UsageMeasure, number> };

/** Where the stretch begins that holds a moment. */
export function toStepStart(ms: number, stepMs: number): number {
  return Math.floor(ms / stepMs) * stepMs;
}

/**
 * A session's quantities spread evenly over its life, stretch by stretch. The parts are integers and add up exactly to
 * the whole: each is the difference of what was used before its two ends.
 */
export function toUsageSteps({ startMs, endMs, amounts }: Pick<UsageFacts, 'startMs' | 'endMs' | 'amounts'>): {
  stepMs: number;
  steps: UsageStep[];
} {
  const lifeMs = endMs - startMs;
  const stepMs = STEPS.find(({ upToMs }) => lifeMs <= upToMs)?.stepMs ?? HOUR_MS;
  const firstMs = toStepStart(startMs, stepMs);
  const lastMs = lifeMs > 0 ? toStepStart(endMs - 1, stepMs) : firstMs;
  if (firstMs === lastMs) return { stepMs, steps: [{ fromMs: firstMs, first: true, amounts }] };
  const used = USAGE_MEASURES.filter((measure) => amounts[measure] > 0);
  const steps: UsageStep[] = [];
  const before = zeroAmounts();
  for (let fromMs = firstMs; fromMs <= lastMs; fromMs += stepMs) {
    const own = zeroAmounts();
    const part = Math.min(1, (fromMs + stepMs - startMs) / lifeMs);
    for (const measure of used) {
      const upTo = Math.round(amounts[measure] * part);
      own[measure] = upTo - before[measure];
      before[measure] = upTo;
    }
    steps.push({ fromMs, first: fromMs === firstMs, amounts: own });
  }
  return { stepMs, steps };
}

/** The value as a column keeps it, in which none and an empty text differ. */
export function toValueText(value: string | null): string {
  return value === null ? '' : `=${value}`;
}

/** The value that `toValueText` wrote. */
export function parseValueText(text: string): string | null {
  return text === '' ? null : text.slice(1);
}

/** Every dimension that a session stands in, with its value there. */
export function listDimensions({ values, tags }: UsageFacts): [dimension: string, value: string | null][] {
  const plain = KEPT_GROUPS.map((group): [string, string | null] => [group, values[group]]);
  return [...plain, ...tags.map(([key, value]): [string, string] => [`tag:${key}`, value])];
}
