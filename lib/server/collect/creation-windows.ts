const DAY_MS = 86_400_000;
/** Ages at which an unknown history is cut: recent weeks hold as many sessions as older months. */
const COLD_AGES_DAYS = [7, 30, 60] as const;
/** Below this rate the budget of calls binds, not the wait for each: windows would only cost calls. */
const WORTHWHILE_CALLS_PER_SECOND = 50;
const WORTHWHILE_SESSIONS = 100;

/** A listing's bounds on the creation time, epoch ms; null is open. */
export type CreationWindow = { afterMs: number | null; beforeMs: number | null };

/**
 * Windows to list in parallel, newest first: quarters of what is known, else ages. They overlap by a second and the
 * outermost have no bound, so that no session falls between two.
 */
export function planCreationWindows(
  createdMs: readonly number[],
  nowMs: number,
  callsPerSecond: number,
): CreationWindow[] {
  const whole: CreationWindow[] = [{ afterMs: null, beforeMs: null }];
  if (callsPerSecond < WORTHWHILE_CALLS_PER_SECOND) return whole;
  if (createdMs.length > 0 && createdMs.length < WORTHWHILE_SESSIONS) return whole;
  const cuts = createdMs.length === 0 ? COLD_AGES_DAYS.map((days) => nowMs - days * DAY_MS) : quarters(createdMs);
  const bounds = [null, ...cuts, null];
  return bounds.slice(1).map((older, index) => {
    const newer = bounds[index] ?? null;
    return { afterMs: older, beforeMs: newer === null ? null : newer + 1_000 };
  });
}

/** The three times that part the sessions in four, newest first. */
function quarters(createdMs: readonly number[]): number[] {
  const sorted = [...createdMs].sort((a, b) => b - a);
  const cuts = [1, 2, 3].map((quarter) => sorted[Math.floor((sorted.length * quarter) / 4)]);
  return [...new Set(cuts.filter((cut) => cut !== undefined))];
}
