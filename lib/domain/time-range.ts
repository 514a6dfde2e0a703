import type { RelativeRange, TimeWindow } from '../filters/filter.ts';
import { isLive } from './phase.ts';
import type { Session } from './session.ts';

const HOUR_MS = 3_600_000;

const RANGE_MS: Record<RelativeRange, number> = {
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
  '90d': 90 * 24 * HOUR_MS,
  all: Number.POSITIVE_INFINITY,
};

/** Epoch milliseconds, half-open: `fromMs` belongs to it, `toMs` does not. Infinite where a side is open. */
export type Bounds = { fromMs: number; toMs: number };

/** A session's life in epoch milliseconds; null where that end of it is not known. */
export type Life = { startMs: number | null; endMs: number | null };

/** Epoch milliseconds of an ISO-8601 string; null for null and for what is no time. */
export function toMs(iso: string | null): number | null {
  if (iso === null) return null;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : ms;
}

/** The bounds of a window. A relative one is open towards the future, so that a skewed clock hides no new session. */
export function toBounds(window: TimeWindow, nowMs: number): Bounds {
  if (window.kind === 'relative') return { fromMs: nowMs - RANGE_MS[window.range], toMs: Number.POSITIVE_INFINITY };
  return {
    fromMs: toMs(window.from) ?? Number.NEGATIVE_INFINITY,
    toMs: toMs(window.to) ?? Number.POSITIVE_INFINITY,
  };
}

/** From creation to the end, or to now while the session lives. An end before the start counts as the start. */
export function toLife(session: Session, nowMs: number): Life {
  const startMs = toMs(session.createdAt);
  const endMs = toMs(session.endedAt) ?? (isLive(session.phase) ? nowMs : null);
  return { startMs, endMs: startMs === null || endMs === null ? endMs : Math.max(startMs, endMs) };
}

/** AWS rounds some of its times to the second, so that one may come a little before what it follows. */
const ROUNDING_MS = 1_000;

/** Whether one moment may have followed another (epoch ms): of an end that lies before its beginning neither is known. */
export function mayFollow(beginMs: number, endMs: number): boolean {
  return endMs >= beginMs - ROUNDING_MS;
}

/**
 * Whether any part of a life lies within the bounds; null where what is known of it does not tell. An end that lies
 * within, or a start, is enough by itself.
 */
export function isWithin(life: Life, bounds: Bounds): boolean | null {
  const { startMs, endMs } = life;
  const holds = (ms: number) => ms >= bounds.fromMs && ms < bounds.toMs;
  if ((startMs !== null && holds(startMs)) || (endMs !== null && holds(endMs))) return true;
  if (endMs !== null && endMs < bounds.fromMs) return false;
  if (startMs !== null && startMs >= bounds.toMs) return false;
  if (startMs !== null && endMs !== null) return true;
  return bounds.fromMs === Number.NEGATIVE_INFINITY && bounds.toMs === Number.POSITIVE_INFINITY ? true : null;
}
