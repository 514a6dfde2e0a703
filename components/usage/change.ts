import { NUMBER_LOCALE } from '@/lib/client/number-locale.ts';
import type { UsageSeries } from '@/lib/domain/usage-series.ts';

/** A sum, and whether the truth may be higher; null where nothing is known at all. */
export type Figure = { sum: number; atLeast: boolean } | null;

const total = (values: readonly { reported: number; estimated: number }[]) =>
  values.reduce((sum, { reported, estimated }) => sum + reported + estimated, 0);

/** The total of the window in the measure's own unit. Sessions that are counted nowhere make it a lower bound. */
export function toFigure(usage: UsageSeries): Figure {
  if (usage.sessions > 0 && usage.unknown === usage.sessions) return null;
  return {
    sum: total(usage.series.map((row) => row.total)),
    atLeast: usage.atLeast || !usage.complete || usage.unknown > 0,
  };
}

/** The same of the period before; null where it was not asked for, or nothing of it is known. */
export function toFigureBefore({ previous, complete }: UsageSeries): Figure {
  if (previous === null || (previous.sessions > 0 && previous.unknown === previous.sessions)) return null;
  return { sum: total([previous.total]), atLeast: previous.atLeast || previous.unknown > 0 || !complete };
}

const percent = new Intl.NumberFormat(NUMBER_LOCALE, { style: 'percent', maximumFractionDigits: 1 });
const wholePercent = new Intl.NumberFormat(NUMBER_LOCALE, { style: 'percent', maximumFractionDigits: 0 });

function formatShare(share: number): string {
  if (share < 0.001) return 'less than 0.1%';
  return (share < 0.1 ? percent : wholePercent).format(share);
}

export type Change = { direction: 'up' | 'down' | 'same' | 'unknown'; text: string };

const UNKNOWN: Change = { direction: 'unknown', text: 'whether that is more or less is not known' };

/**
 * How a period compares with the one before, in words that hold whatever the true figures are: lower bounds allow
 * `at least … more` in one direction only, and nothing is a share of 0 or of the unknown.
 */
export function toChange(now: Figure, before: Figure): Change {
  if (now === null || before === null) return UNKNOWN;
  const difference = now.sum - before.sum;
  // More than a lower bound may be less than the truth, and the other way round.
  if (difference > 0 && before.atLeast) return UNKNOWN;
  if (difference <= 0 && now.atLeast) return UNKNOWN;
  if (difference === 0) return before.atLeast ? UNKNOWN : { direction: 'same', text: 'the same' };
  const bound = now.atLeast || before.atLeast ? 'at least ' : '';
  if (difference > 0) {
    const text = before.sum === 0 ? 'more, from nothing' : `${bound}${formatShare(difference / before.sum)} more`;
    return { direction: 'up', text };
  }
  return { direction: 'down', text: `${bound}${formatShare(-difference / before.sum)} less` };
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The period before in words: `the 30 days before`, `the 6 hours before`. */
export function toPeriodName({ start, end }: { start: string; end: string }): string {
  const ms = Date.parse(end) - Date.parse(start);
  const days = Math.round(ms / DAY_MS);
  if (ms >= DAY_MS * 0.95) return days === 1 ? 'the day before' : `the ${days} days before`;
  const hours = Math.max(1, Math.round(ms / HOUR_MS));
  return hours === 1 ? 'the hour before' : `the ${hours} hours before`;
}
