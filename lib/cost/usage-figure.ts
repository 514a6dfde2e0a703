import { placeInTime } from '../domain/place-in-time.ts';
import { hasMeasure } from '../domain/quantity.ts';
import type { Session } from '../domain/session.ts';
import { toGroupValue } from '../domain/usage-group.ts';
import type { UsageFigure } from '../domain/usage-rows.ts';
import type { UsageGroup, UsageMeasure } from '../domain/usage-series.ts';
import { type IdleCost, toUsageAmount, type UsageAmount, unitsOf } from './usage-amount.ts';

export type UsageSubject = { group: UsageGroup; measure: UsageMeasure };

/** Figures as they are gathered from rows. */
export type UsageTally = { figures: UsageFigure[]; unknown: number; notApplicable: number };

/** A tally of nothing yet. */
export function openUsageTally(): UsageTally {
  return { figures: [], unknown: 0, notApplicable: 0 };
}

/**
 * Adds what one session used by `atMs` (epoch ms). Without figure, estimate or place in time it is counted as unknown.
 * `amount` stands in for what the row itself tells.
 */
export function tallySession(
  tally: UsageTally,
  session: Session,
  { group, measure }: UsageSubject,
  atMs: number,
  { idle, amount }: { idle: IdleCost | null; amount?: UsageAmount | null },
): void {
  if (!hasMeasure(session.service, measure)) {
    tally.notApplicable += 1;
    return;
  }
  const place = placeInTime(session, atMs);
  const known = amount === undefined ? toUsageAmount(session, measure, atMs, idle) : amount;
  if (known === null || place === null) {
    tally.unknown += 1;
    return;
  }
  const { units, currency, estimated, atLeast } = known;
  const value = toGroupValue(group, session);
  tally.figures.push({ value, currency, amount: units / unitsOf(measure), estimated, atLeast, ...place, sessions: 1 });
}
