import type { UsageFacts } from '../../cost/usage-facts.ts';
import type { WorkSummary } from '../../domain/activity.ts';
import type { Session } from '../../domain/session.ts';
import { hasFlag } from '../../domain/usage-flags.ts';
import type { Transition } from './store.ts';

/** A session that is over, as the roll-up takes it. */
export type IdleSubject = {
  source: string;
  facts: UsageFacts;
  /** Reads the row from its text, which takes its time; null where it cannot be read. */
  row: () => Session | null;
  /** What its statements or calculations came to; null where they were not read. */
  work: () => WorkSummary | null;
  /** Reads what was recorded of its states, in the order in which it was seen. */
  transitions: () => readonly Transition[];
};

/** `units`: as UsageFacts keeps amounts, in the currency of the cost. `atLeast`: a part of the life is not known. */
export type PastIdleCost = { units: number; atLeast: boolean };

/** What the idling of a session that is over came to, by all that is recorded of it; null where nothing tells. */
export type ToIdleCost = (subject: IdleSubject) => PastIdleCost | null;

/**
 * By its statements: what of a Glue session's cost went by without a running one. Glue bills every second alike; amounts
 * of the others are not even over time.
 */
export const toIdleCostOfWork: ToIdleCost = ({ source, facts, work: read }) => {
  const lifeMs = facts.endMs - facts.startMs;
  const work = source.startsWith('glue/') && !hasFlag(facts.flags, 'unknown', 'cost') ? read() : null;
  if (work === null) return null;
  const openMs = work.busySinceMs === null ? 0 : Math.max(0, facts.endMs - work.busySinceMs);
  const idleMs = Math.max(0, lifeMs - work.busyMs - openMs);
  const units = lifeMs === 0 ? 0 : Math.round(facts.amounts.cost * (idleMs / lifeMs));
  return { units, atLeast: hasFlag(facts.flags, 'atLeast', 'cost') };
};
