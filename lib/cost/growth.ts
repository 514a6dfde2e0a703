import type { Session } from '../domain/session.ts';
import { toMs } from '../domain/time-range.ts';
import type { Cost } from './cost.ts';
import { type Decimal, parseDecimal, scale } from './decimal.ts';
import { toElapsedMs } from './estimators/life.ts';

const HOUR_MS = 3_600_000n;

/** An amount at a moment. */
export type Amount = { value: Decimal; currency: string };

// A sum over a long list asks for the same texts again and again.
const parsed = new WeakMap<Cost, Amount>();

function toAmount(cost: Cost): Amount | null {
  const known = parsed.get(cost);
  if (known !== undefined) return known;
  const value = cost.amount === null ? null : parseDecimal(cost.amount);
  if (value === null || cost.currency === null) return null;
  const amount = { value, currency: cost.currency };
  parsed.set(cost, amount);
  return amount;
}

/**
 * Milliseconds that a session's rate has to be added for to one of its amounts by a moment (epoch ms); null where that
 * amount stands: nothing is said of the time since a session was last confirmed, and nothing without its rate. What AWS
 * says it has billed of a session that runs stands until AWS says more: nothing tells which moment it reaches to.
 */
export function toGrownMs(cost: Cost, session: Session, nowMs: number): bigint | null {
  const sinceMs = toMs(cost.asOf);
  if (cost.amount === null || cost.basis === 'billed-usage' || sinceMs === null || session.stale) return null;
  const rate = toAmount(session.burnPerHour);
  return rate === null || rate.currency !== cost.currency ? null : toElapsedMs(sinceMs, nowMs);
}

function grow(cost: Cost, session: Session, nowMs: number): Amount | null {
  const amount = toAmount(cost);
  const grownMs = toGrownMs(cost, session, nowMs);
  const rate = toAmount(session.burnPerHour);
  if (amount === null || grownMs === null || rate === null) return amount;
  const more = scale(rate.value, grownMs, HOUR_MS);
  return more === 0n ? amount : { ...amount, value: amount.value + more };
}

/** What a session has cost by a moment (epoch ms): its last amount, and its rate from then on. Null where unknown. */
export function costAt(session: Session, nowMs: number): Amount | null {
  return grow(session.cost, session, nowMs);
}

/** What a session's present idling has cost by a moment (epoch ms); null where it does not idle or that is unknown. */
export function idleCostAt(session: Session, nowMs: number): Amount | null {
  return grow(session.idleCost, session, nowMs);
}

/** What a session costs an hour now; null where it has ended or that is unknown. */
export function burnOf(session: Session): Amount | null {
  return toAmount(session.burnPerHour);
}

/** What will have been spent by a moment to come, a lower bound where the amount or the rate is one. */
export type Forecast = { amount: Amount; atLeast: boolean };

/** What a session will have cost by a later moment (epoch ms); null where its amount stands, or whether it runs is unknown. */
export function costBy(session: Session, ms: number): Forecast | null {
  const amount = toGrownMs(session.cost, session, ms) === null ? null : costAt(session, ms);
  return amount === null ? null : { amount, atLeast: session.cost.atLeast || session.burnPerHour.atLeast };
}

/** What a session will have cost when it stops by itself; null where either is unknown, or whether it still runs. */
export function costAtStop(session: Session): Forecast | null {
  const stopsMs = toMs(session.stopsAt);
  return stopsMs === null ? null : costBy(session, stopsMs);
}
