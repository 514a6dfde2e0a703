import type { UsageFacts } from '../../cost/usage-facts.ts';
import type { WorkSummary } from '../../domain/activity.ts';
import { toIdleMs } from '../../domain/idle-spell.ts';
import { isService } from '../../domain/service.ts';
import { toIdlingWithin } from '../../domain/session-idling.ts';
import { hasFlag } from '../../domain/usage-flags.ts';
import type { Transition } from './store.ts';

/** A session that is over, as the roll-up takes it. */
export type IdleSubject = {
  source: string;
  facts: UsageFacts;
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
 * By its statements or calculations where they were read, else by what was recorded of its states. Its cost is spread
 * evenly over its life: exact for Glue, which bills every second alike, an estimate for the others.
 */
export const toIdleCostOfPast: ToIdleCost = ({ source, facts, work, transitions }) => {
  const [service = ''] = source.split('/');
  const lifeMs = facts.endMs - facts.startMs;
  if (!isService(service) || lifeMs <= 0 || hasFlag(facts.flags, 'unknown', 'cost')) return null;
  const { startMs, endMs } = facts;
  const subject = { service, idleSinceMs: null, startMs, endMs, live: false };
  const summary = work();
  const idling = toIdlingWithin(subject, summary, summary === null ? transitions() : []);
  if (idling.evidence === null) return null;
  const units = Math.round(facts.amounts.cost * (toIdleMs(idling) / lifeMs));
  return { units, atLeast: idling.unknownMs > 0 || hasFlag(facts.flags, 'atLeast', 'cost') };
};
