import { toIdleSpend } from '../../cost/idle-analysis.ts';
import type { IdleCost } from '../../cost/usage-amount.ts';
import type { WorkSummary } from '../../domain/activity.ts';
import type { Session } from '../../domain/session.ts';
import { toSessionIdling } from '../../domain/session-idling.ts';
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

/** By its statements or calculations where they were read, else by what was recorded of its states. */
export const toIdleCostOfPast: ToIdleCost = (session, work, transitions, atMs) => {
  const idling = toSessionIdling(session, work, work === null ? transitions() : [], atMs);
  const amount = idling && toIdleSpend(session, idling, atMs);
  return amount && { amount, atLeast: session.cost.atLeast || idling.unknownMs > 0 };
};
