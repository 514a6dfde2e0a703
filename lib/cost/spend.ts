import { placeInTime } from '../domain/place-in-time.ts';
import type { Session } from '../domain/session.ts';
import type { Bounds } from '../domain/time-range.ts';
import { type Decimal, scale, ZERO } from './decimal.ts';
import { type Amount, costAt } from './growth.ts';
import { type Purse, put } from './purse.ts';

/** A session's amount and the stretch of time that it was spent over. */
export type Spend = { session: Session; amount: Amount; startMs: number; endMs: number };

/** What a session has cost by `nowMs`, evenly over its life; null where either is not known. */
export function toSpend(session: Session, nowMs: number): Spend | null {
  const amount = costAt(session, nowMs);
  const place = amount === null ? null : placeInTime(session, nowMs);
  return amount === null || place === null ? null : { session, amount, ...place };
}

/** How much of an amount was spent before a moment: all of it at once where it took no time. */
export function spentBefore({ amount, startMs, endMs }: Spend, ms: number): Decimal {
  if (ms <= startMs) return ZERO;
  if (ms >= endMs) return amount.value;
  return scale(amount.value, BigInt(Math.round(ms - startMs)), BigInt(Math.round(endMs - startMs)));
}

/**
 * How much of an amount was spent within half-open bounds. Adjoining bounds add up exactly to what was spent within both,
 * as each is the difference of what was spent before its ends.
 */
export function spentWithin(spend: Spend, { fromMs, toMs }: Bounds): Decimal {
  return toMs <= fromMs ? ZERO : spentBefore(spend, toMs) - spentBefore(spend, fromMs);
}

/** What was spent within bounds, all sessions together. */
export function sumWithin(spends: Iterable<Spend>, bounds: Bounds): Purse {
  const purse: Purse = new Map();
  for (const spend of spends) {
    const value = spentWithin(spend, bounds);
    if (value > ZERO) put(purse, spend.amount.currency, value);
  }
  return purse;
}
