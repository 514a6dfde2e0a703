import { getQuantity, hasMeasure } from '../domain/quantity.ts';
import type { Session } from '../domain/session.ts';
import type { UsageMeasure } from '../domain/usage-series.ts';
import { type Decimal, ONE, scale, ZERO } from './decimal.ts';
import { type Amount, costAt, idleCostAt } from './growth.ts';
import { isNothing } from './totals.ts';

/** What the idling of a session came to; `atLeast` where a part of its life is not known. */
export type IdleCost = { amount: Amount; atLeast: boolean };

/** A session's whole quantity of a measure, in units of `UNITS`: an integer, so that parts of it add up exactly. */
export type UsageAmount = { units: number; currency: string | null; estimated: boolean; atLeast: boolean };

const MONEY_UNITS = 1_000_000_000;
const QUANTITY_UNITS = 1_000_000;

/**
 * A million of a currency, 10⁹ hours or DPU-seconds: no session comes near it, so a figure above it is not believed, and
 * ten thousand of them still add up in the 64 bits of a database.
 */
const MOST_UNITS = 1e15;

/** How many units make one of the measure's own: a currency's, or an hour or a DPU-second. */
export function unitsOf(measure: UsageMeasure): number {
  return measure === 'cost' || measure === 'idleCost' ? MONEY_UNITS : QUANTITY_UNITS;
}

function toMoney(value: Decimal, currency: string | null, estimated: boolean, atLeast: boolean): UsageAmount | null {
  const units = Number(scale(value, BigInt(MONEY_UNITS), ONE));
  return units <= MOST_UNITS ? { units, currency, estimated, atLeast } : null;
}

/**
 * The idling of a session that lives, as far as its row tells: since when it idles now. Earlier idling of its life is
 * not in it, so it is a lower bound. Null where even that is not known.
 */
export function toPresentIdleCost(session: Session, nowMs: number): IdleCost | null {
  const amount = idleCostAt(session, nowMs);
  if (amount !== null) return { amount, atLeast: true };
  const cost = costAt(session, nowMs);
  if (!isNothing(session, 'idleCost')) return null;
  return cost === null ? null : { amount: { value: ZERO, currency: cost.currency }, atLeast: true };
}

/**
 * What a session used of a measure by `nowMs`; null where neither a figure nor an estimate is known, or it is past
 * belief, or the service does not have the measure. A session that never started costs nothing, and that is known.
 */
export function toUsageAmount(
  session: Session,
  measure: UsageMeasure,
  nowMs: number,
  idle: IdleCost | null,
): UsageAmount | null {
  if (!hasMeasure(session.service, measure)) return null;
  if (measure === 'cost' || measure === 'idleCost') {
    if (session.missing.cost === 'not-started') return { units: 0, currency: null, estimated: false, atLeast: false };
    if (measure === 'idleCost') {
      return idle && toMoney(idle.amount.value, idle.amount.currency, true, idle.atLeast);
    }
    const amount = costAt(session, nowMs);
    const { basis, atLeast } = session.cost;
    return amount && toMoney(amount.value, amount.currency, basis === 'estimate', atLeast);
  }
  const quantity = getQuantity(session, measure, nowMs);
  if (quantity === null) return null;
  const units = Math.round(quantity.amount * QUANTITY_UNITS);
  return units <= MOST_UNITS ? { units, currency: null, estimated: quantity.estimated, atLeast: false } : null;
}
