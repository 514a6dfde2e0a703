/** What ended and was forgotten, or never came to a partial listing, is found by listing everything; it costs most calls. */
const EVERY_MS = 24 * 3_600_000;
/** A full listing that fails each time is not tried over and over for what the last whole one missed. */
const RECHECK_EVERY_MS = 3_600_000;

/** When a source lists everything anew, and not only what can have changed since. */
export function openFullSweeps(now: () => number) {
  /** When everything was last listed, also before this process; epoch ms. */
  let lastMs: number | null = null;
  let missed = false;
  let recheckedMs = Number.NEGATIVE_INFINITY;

  return {
    /** Of the sweep that begins. */
    isDue(): boolean {
      if (lastMs === null || now() - lastMs >= EVERY_MS) return true;
      if (!missed || now() - recheckedMs < RECHECK_EVERY_MS) return false;
      recheckedMs = now();
      return true;
    },
    /** ISO-8601. */
    lastAt: () => (lastMs === null ? null : new Date(lastMs).toISOString()),
    restore(ms: number | null): void {
      lastMs ??= ms;
    },
    wentWell(): void {
      lastMs = now();
    },
    /** Whether an ended session was missed once: only a second full listing tells whether it is gone. */
    noteMissed(some: boolean): void {
      missed = some;
    },
  };
}
