import type { Activity } from '../domain/activity.ts';
import { isLive } from '../domain/phase.ts';
import type { Session } from '../domain/session.ts';
import { toMs } from '../domain/time-range.ts';
import { type Amount, costAt } from './growth.ts';
import { costStatements } from './statement-cost.ts';

/**
 * How long nothing of a session's work ran, and of how long: of Glue the time that is paid for, where that is known, of
 * others its life; `paid` says which. `amount`: what that cost, our estimate, as Glue bills every second alike; null for other services, whose
 * amounts are not even over time, and where it is not known.
 */
export type IdleShare = { idleSeconds: number; wholeSeconds: number; paid: boolean; amount: Amount | null };

/** The same up to a moment (epoch ms); null where nothing tells how long the session was. */
export function toIdleShare(session: Session, activity: Activity, nowMs: number): IdleShare | null {
  const { busySeconds, idleSeconds, running } = activity;
  if (idleSeconds === null) return null;
  const createdMs = toMs(session.createdAt);
  const grows = isLive(session.phase) && !session.stale && createdMs !== null;
  const lifeSeconds = grows ? Math.max(busySeconds, (nowMs - createdMs) / 1000) : busySeconds + idleSeconds;
  // What passed since the answer was work where something ran then, else it idled on.
  const busy = running > 0 ? Math.max(busySeconds, lifeSeconds - idleSeconds) : busySeconds;
  const ofLife = { idleSeconds: lifeSeconds - busy, wholeSeconds: lifeSeconds, paid: false, amount: null };
  if (session.service !== 'glue') return ofLife;
  const work = { busyMs: Math.round(busy * 1000), running: 0 };
  const cost = costStatements(session, work, { asOfMs: nowMs, nowMs });
  if (cost === null) return ofLife;
  const total = costAt(session, nowMs);
  return {
    idleSeconds: Number(cost.idleMs) / 1000,
    wholeSeconds: Number(cost.wholeMs) / 1000,
    paid: cost.paid,
    amount: cost.money === null || total === null ? null : { value: cost.money.idle, currency: total.currency },
  };
}
