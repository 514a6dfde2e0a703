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

function grow(cost: Cost, session: Session, nowMs: number): Amount | null {
  const amount = toAmount(cost);
  const sinceMs = toMs(cost.asOf);
  // Nothing is said of the time since a session was last confirmed.
  if (amount === null || sinceMs === null || session.stale) return amount;
  const rate = toAmount(session.burnPerHour);
  if (rate === null || rate.currency !== amount.currency) return amount;
  const more = scale(rate.value, toElapsedMs(sinceMs, nowMs), HOUR_MS);
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

/** What a session will have cost when it stops by itself; null where either is unknown. */
export function costAtStop(session: Session): Amount | null {
  const stopsMs = toMs(session.stopsAt);
  return stopsMs === null || burnOf(session) === null ? null : costAt(session, stopsMs);
}
