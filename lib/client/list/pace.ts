/** A piece of work may take this part of the time at most, while what it works on keeps changing. */
const SHARE = 5;

export type PaceOptions = { nowMs: () => number; after: (ms: number, work: () => void) => void };

/**
 * Does a piece of work when it is asked for, and less often the longer it takes: rows that arrive by the thousand are
 * not sorted and added up anew at each page.
 */
export function createPace(work: () => void, { nowMs, after }: PaceOptions) {
  let restUntilMs = 0;
  let waiting = false;

  function run(): void {
    waiting = false;
    const startMs = nowMs();
    work();
    const endMs = nowMs();
    restUntilMs = endMs + (endMs - startMs) * (SHARE - 1);
  }

  return {
    /** Soon, once however often it is asked for until then. */
    soon(): void {
      if (waiting) return;
      waiting = true;
      after(Math.max(0, restUntilMs - nowMs()), () => {
        if (waiting) run();
      });
    },
    /** Somebody waits for it. */
    now(): void {
      run();
    },
  };
}
