import { toIdleShare } from '../../cost/idle-share.ts';
import type { IdleCost } from '../../cost/usage-amount.ts';
import { toActivity, type WorkSummary } from '../../domain/activity.ts';
import type { Session } from '../../domain/session.ts';
import { toLife } from '../../domain/time-range.ts';
import type { Transition } from './store.ts';

/**
 * What the idling of a session that is over came to, by all that is recorded of it; null where nothing tells.
 * `transitions` reads them, in the order in which they were seen: it costs a reading, so it is called where needed only.
 */
export type ToIdleCost = (
  session: Session,
  work: WorkSummary | null,
  transitions: () => readonly Transition[],
  atMs: number,
) => IdleCost | null;

/** By its statements: what of a Glue session's cost went by without a running one. */
export const toIdleCostOfWork: ToIdleCost = (session, work, _, atMs) => {
  if (work === null) return null;
  const amount = toIdleShare(session, toActivity('statements', work, toLife(session, atMs)));
  return amount && { amount, atLeast: session.cost.atLeast };
};
