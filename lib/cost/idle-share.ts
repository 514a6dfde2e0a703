import type { Activity } from '../domain/activity.ts';
import type { Session } from '../domain/session.ts';
import { parseDecimal, scale, ZERO } from './decimal.ts';
import type { Amount } from './growth.ts';

/**
 * How much of what a Glue session has cost went by without a running statement: our estimate, since Glue bills every
 * second of its life alike. Null for other services, whose amounts are not even over time, and where either is unknown.
 */
export function toIdleShare({ service, cost }: Session, { busySeconds, idleSeconds }: Activity): Amount | null {
  const value = cost.amount === null ? null : parseDecimal(cost.amount);
  if (service !== 'glue' || value === null || cost.currency === null || idleSeconds === null) return null;
  const life = busySeconds + idleSeconds;
  const idle = life === 0 ? ZERO : scale(value, BigInt(Math.round(idleSeconds)), BigInt(Math.round(life)));
  return { value: idle, currency: cost.currency };
}
