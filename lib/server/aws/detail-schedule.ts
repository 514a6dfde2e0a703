const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

// After the end: after 1, 5 and 30 minutes, then hourly, as AWS publishes usage late.
const LAST_EARLY_MS = 30 * MINUTE_MS;
const AFTER_THE_END_MS = [MINUTE_MS, 5 * MINUTE_MS, LAST_EARLY_MS];
// While it runs, beyond what a newer listing triggers: usage and tags may change without a change of state.
const WHILE_LIVE_MS = 5 * MINUTE_MS;
// What idles wastes money until somebody acts on it, so that it does is worth knowing sooner than how busy one is.
const WHILE_IDLE_MS = MINUTE_MS;
// GetSession may lag behind the listing for a moment: asking again without a pause would be a loop.
const WHILE_BEHIND_MS = 15_000;

export type DetailProgress = {
  /** Epoch milliseconds of the last answer; null before the first. */
  askedAtMs: number | null;
  /** The newest state says that the session has ended. */
  ended: boolean;
  /** The newest state says that it idles. */
  idle: boolean;
  /** Epoch milliseconds of the end, or of the last change where the end is not told; null where neither is. */
  endedAtMs: number | null;
  /** A listing told of a change that the detail does not show yet. */
  behind: boolean;
  /** The service's own verdict on the detail at hand. */
  final: boolean;
};

/**
 * When the detail of a session is to be asked next, in epoch milliseconds; null for never again. A time in the past
 * means now. Pure: the same progress gives the same moment.
 */
export function nextDetailAt(progress: DetailProgress, nowMs: number): number | null {
  const { askedAtMs, ended, idle, endedAtMs, behind, final } = progress;
  if (askedAtMs === null) return nowMs;
  if (final && ended) return null;
  if (behind) return askedAtMs + WHILE_BEHIND_MS;
  if (!ended) return askedAtMs + (idle ? WHILE_IDLE_MS : WHILE_LIVE_MS);
  if (endedAtMs === null) return askedAtMs + HOUR_MS;
  const sinceEndMs = askedAtMs - endedAtMs;
  const early = AFTER_THE_END_MS.find((delayMs) => delayMs > sinceEndMs);
  if (early !== undefined) return endedAtMs + early;
  const hours = Math.floor((sinceEndMs - LAST_EARLY_MS) / HOUR_MS) + 1;
  return endedAtMs + LAST_EARLY_MS + hours * HOUR_MS;
}

const WORK_WHILE_BUSY_MS = MINUTE_MS;
const WORK_WHILE_IDLE_MS = 30_000;

/** When what a running session works at is to be asked again, in epoch milliseconds: a busy one less often. */
export function nextWorkAt(busy: boolean, nowMs: number): number {
  return nowMs + (busy ? WORK_WHILE_BUSY_MS : WORK_WHILE_IDLE_MS);
}
