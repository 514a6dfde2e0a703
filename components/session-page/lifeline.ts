import { isLive } from '@/lib/domain/phase.ts';
import type { Session } from '@/lib/domain/session.ts';

export type LifeStage = 'starting' | 'running' | 'idle' | 'ahead';
export type LifeSegment = {
  stage: LifeStage;
  fromMs: number;
  toMs: number /** Share of the whole line, 0 … 1. */;
  share: number;
};
export type Lifeline = { fromMs: number; toMs: number; nowMs: number | null; segments: LifeSegment[] };

const toMs = (at: string | null) => (at === null ? null : Date.parse(at));

/**
 * A session's life from its creation to its end, or to when it stops by itself while it lives. Null when the creation
 * time, or the end of a session that is over, is unknown: a line of unknown length says nothing.
 */
export function toLifeline(session: Session, nowMs: number): Lifeline | null {
  const created = toMs(session.createdAt);
  const live = isLive(session.phase);
  const ended = toMs(session.endedAt) ?? (live ? nowMs : null);
  if (created === null || ended === null || ended < created) return null;
  const started = clamp(toMs(session.startedAt) ?? created, created, ended);
  const idle = clamp(toMs(session.idleSince) ?? ended, started, ended);
  const stops = live ? Math.max(toMs(session.stopsAt) ?? ended, ended) : ended;
  const notStarted = session.phase === 'starting';
  const stages: [LifeStage, number, number][] = notStarted
    ? [
        ['starting', created, ended],
        ['ahead', ended, stops],
      ]
    : [
        ['starting', created, started],
        ['running', started, idle],
        ['idle', idle, ended],
        ['ahead', ended, stops],
      ];
  const length = Math.max(1, stops - created);
  const segments = stages
    .filter(([, from, to]) => to > from)
    .map(([stage, from, to]) => ({ stage, fromMs: from, toMs: to, share: (to - from) / length }));
  return { fromMs: created, toMs: stops, nowMs: live ? ended : null, segments };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
