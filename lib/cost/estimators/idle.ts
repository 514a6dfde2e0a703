import type { Session } from '../../domain/session.ts';
import { toMs } from '../../domain/time-range.ts';
import { type CostComponent, type CostReading, toUnknownCost } from '../cost.ts';
import { parseDecimal, scale, toText } from '../decimal.ts';
import { toElapsedMs } from './life.ts';

const HOUR_MS = 3_600_000n;

/**
 * What a session has cost since it idles: its rate × the time since then, as the same components. Idling of
 * before is not part of it.
 */
export function toIdleCost(session: Session, burnPerHour: CostReading, nowMs: number): CostReading {
  if (session.phase !== 'idle') return toUnknownCost(session.missing.idleSince ?? 'not-idle');
  const idleMs = toMs(session.idleSince);
  const sinceMs = idleMs === null ? null : Math.max(idleMs, toMs(session.createdAt) ?? idleMs);
  if (sinceMs === null) return toUnknownCost(session.missing.idleSince ?? 'not-reported');
  const { cost, reason } = burnPerHour;
  if (cost.amount === null) return { cost, reason };
  const untilMs = Math.max(nowMs, sinceMs);
  const share = (rate: string | null) => {
    const decimal = rate === null ? null : parseDecimal(rate);
    return decimal === null ? null : toText(scale(decimal, toElapsedMs(sinceMs, untilMs), HOUR_MS));
  };
  const components: CostComponent[] = cost.components.map((component) => ({
    ...component,
    quantity: share(component.quantity),
    amount: share(component.amount),
  }));
  return {
    cost: { ...cost, amount: share(cost.amount), asOf: new Date(untilMs).toISOString(), components },
    reason: null,
  };
}
