import type { Phase } from './phase.ts';

/**
 * A change of state that was recorded: after the look before (`seenBeforeAt`, null where there was none) and not after
 * `seenAt`; ISO-8601 UTC. `from` is null for the state in which the session was first met.
 */
export type StateChange = {
  from: string | null;
  to: string;
  fromPhase: Phase | null;
  toPhase: Phase;
  seenBeforeAt: string | null;
  seenAt: string;
};
