const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

// After the end: after 1, 5 and 30 minutes, then hourly, as AWS publishes usage late.
const LAST_EARLY_MS = 30 * MINUTE_MS;
const AFTER_THE_END_MS = [MINUTE_MS, 5 * MINUTE_MS, LAST_EARLY_MS];
// While it runs, beyond what a newer listing triggers: usage and tags may change without a change of state.
const WHILE_LIVE_MS = 5 * MINUTE_MS;
// GetSession may lag behind the listing for a moment: asking again without a pause would be a loop.
const WHILE_BEHIND_MS = 15_000;

export type DetailProgress = {
  /** Epoch milliseconds of the last answer; null before the first. */
  askedAtMs: number | null;
  /** The newest state says that the session has ended. */
  ended: boolean;
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
  const { askedAtMs, ended, endedAtMs, behind, final } = progress;
  if (askedAtMs === null) return nowMs;
  if (final && ended) return null;
  if (behind) return askedAtMs + WHILE_BEHIND_MS;
  if (!ended) return askedAtMs + WHILE_LIVE_MS;
  if (endedAtMs === null) return askedAtMs + HOUR_MS;
  const sinceEndMs = askedAtMs - endedAtMs;
  const early = AFTER_THE_END_MS.find((delayMs) => delayMs > sinceEndMs);
  if (early !== undefined) return endedAtMs + early;
  const hours = Math.floor((sinceEndMs - LAST_EARLY_MS) / HOUR_MS) + 1;
  return endedAtMs + LAST_EARLY_MS + hours * HOUR_MS;
}
