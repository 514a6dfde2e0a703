import { toIdleShare } from '@/lib/cost/idle-share.ts';
import { toIdleMs } from '@/lib/domain/idle-spell.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { SessionTimeline } from '@/lib/domain/session-timeline.ts';

/** How long a session has idled in all; seconds. */
export type Idled = {
  seconds: number;
  /** What it is a part of: the time that is paid for, or its life. */
  wholeSeconds: number;
  /** Whether that is the time that is paid for. */
  paid: boolean;
  /** Of so much nothing tells whether it idled: the other is a lower bound while this is above 0. */
  unknownSeconds: number;
};

/** By its statements or calculations; null where it has none that tell. */
export function toIdledByWork(session: SessionDetail, nowMs: number): Idled | null {
  const share = session.activity === null ? null : toIdleShare(session, session.activity, nowMs);
  if (share === null) return null;
  const { idleSeconds: seconds, wholeSeconds, paid } = share;
  return { seconds, wholeSeconds, paid, unknownSeconds: 0 };
}

/** By what was recorded of its states; null where nobody looked while it could have idled. */
export function toIdledByRecord(session: SessionDetail, { idling }: SessionTimeline, nowMs: number): Idled | null {
  if (idling === null || idling.evidence === null) return null;
  const { startMs, endMs, spells, unknownMs } = idling;
  // What passed since the reading is idle time where it idled then and still does.
  const live = isLive(session.phase) && !session.stale;
  const sinceMs = live ? Math.max(0, nowMs - endMs) : 0;
  const idleSinceMs = spells.at(-1)?.endedBy === 'open' && session.phase === 'idle' ? sinceMs : 0;
  return {
    seconds: (toIdleMs(idling) + idleSinceMs) / 1000,
    wholeSeconds: (endMs - startMs + sinceMs) / 1000,
    paid: false,
    unknownSeconds: unknownMs / 1000,
  };
}
