import type { SessionIdling } from './idle-spell.ts';
import type { StateChange } from './state-change.ts';

/** A stretch in which nobody looked at a session's source; ISO-8601 UTC. `open`: nobody has looked since. */
export type WatchGap = { fromAt: string; toAt: string; open: boolean };

/** `GET /api/sessions/{…}/timeline`: what was recorded of a session's life, and when nobody looked. */
export type SessionTimeline = {
  /** When AWS last told of it. */
  asOf: string;
  /** Since when the history records; null where it is off. */
  recordedSince: string | null;
  /** Oldest first; null where the history is off. */
  stateChanges: StateChange[] | null;
  /** Longer than a few looks, oldest first; null where the history is off. */
  gaps: WatchGap[] | null;
  /** When it idled, by what was recorded of its work or its states; null where nothing tells when it lived. */
  idling: SessionIdling | null;
};
