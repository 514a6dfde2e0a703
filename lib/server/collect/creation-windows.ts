const DAY_MS = 86_400_000;
/** Ages in days at which an unknown history is cut in two, three or four. */
const COLD_AGES_DAYS: Record<number, readonly number[]> = { 1: [], 2: [40], 3: [25, 55], 4: [15, 40, 65] };
/** More listings than the limiter lets through at once only cost calls. */
const LISTINGS_AT_ONCE = 8;
const MOST_WINDOWS = 4;
/** Below this rate the budget of calls binds, not the wait for each: windows would only cost calls. */
const WORTHWHILE_CALLS_PER_SECOND = 50;
const WORTHWHILE_SESSIONS = 100;

/** A listing's bounds on the creation time, epoch ms; null is open. */
export type CreationWindow = { afterMs: number | null; beforeMs: number | null };

/**
 * Windows to list in parallel, newest first: equal shares of what is known, else ages. They overlap by a second and
 * the outermost have no bound, so that no session falls between two.
 */
export function planCreationWindows(
  createdMs: readonly number[],
  nowMs: number,
  { callsPerSecond, scopes }: { callsPerSecond: number; scopes: number },
): CreationWindow[] {
  const worthwhile = createdMs.length === 0 || createdMs.length >= WORTHWHILE_SESSIONS;
  if (callsPerSecond < WORTHWHILE_CALLS_PER_SECOND || !worthwhile) return [{ afterMs: null, beforeMs: null }];
  const windows = Math.min(MOST_WINDOWS, Math.max(1, Math.ceil(LISTINGS_AT_ONCE / Math.max(1, scopes))));
  const ages = (COLD_AGES_DAYS[windows] ?? []).map((days) => nowMs - days * DAY_MS);
  const cuts = createdMs.length === 0 ? ages : cutEvenly(createdMs, windows);
  const bounds = [null, ...cuts, null];
  return bounds.slice(1).map((older, index) => {
    const newer = bounds[index] ?? null;
    return { afterMs: older, beforeMs: newer === null ? null : newer + 1_000 };
  });
}

/** The times that part the sessions in equal shares, newest first. */
function cutEvenly(createdMs: readonly number[], shares: number): number[] {
  const sorted = [...createdMs].sort((a, b) => b - a);
  const cuts = Array.from(
    { length: shares - 1 },
    (_, index) => sorted[Math.floor((sorted.length * (index + 1)) / shares)],
  );
  return [...new Set(cuts.filter((cut) => cut !== undefined))];
}
