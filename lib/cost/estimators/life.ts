import type { MissingReason } from '../../domain/missing.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { type SessionCosts, toUnknownCost } from '../cost.ts';

/** Whether a session is over, as far as its phase says. */
export function hasStopped({ phase }: Pick<Session, 'phase'>): boolean {
  return !isLive(phase);
}

/**
 * No amounts for one reason; of a session that is over the rate and the idling are known to be none, and of one that is
 * known not to idle the idling is.
 */
export function toUnpricedCosts(session: Pick<Session, 'phase' | 'missing'>, reason: MissingReason): SessionCosts {
  const stopped = hasStopped(session);
  const idles = !stopped && session.missing.idleSince !== 'not-idle';
  return {
    cost: toUnknownCost(reason),
    burnPerHour: toUnknownCost(stopped ? 'ended' : reason),
    idleCost: toUnknownCost(idles ? reason : 'not-idle'),
  };
}

/** Whole milliseconds from one moment to another, none where the second is the earlier one. */
export function toElapsedMs(sinceMs: number, untilMs: number): bigint {
  const ms = Math.round(untilMs - sinceMs);
  return ms > 0 && Number.isSafeInteger(ms) ? BigInt(ms) : 0n;
}
