import { finish } from '../../domain/steps.ts';

export type PaceOptions = {
  nowMs: () => number;
  after: (ms: number, work: () => void) => void;
  /** The work takes one part in so many of the time at most, while what it works on keeps changing. */
  share: number;
};

/** A step that took longer was kept from working, by a machine that slept or a clock that was set. */
const MOST_REST_MS = 30_000;

/**
 * Does a piece of work when it is asked for, and less often the longer it takes: rows that arrive by the thousand are
 * not sorted and added up anew at each page. Work of several steps gives an iterator; between them others are served.
 */
export function createPace(begin: () => Iterator<void> | null, { nowMs, after, share }: PaceOptions) {
  let restMs = 0;
  let endedMs = 0;
  let waiting = false;
  let running: Iterator<void> | null = null;

  function run(atOnce = false): void {
    waiting = false;
    running = null;
    let takenMs = 0;
    const measure = <Result>(step: () => Result): Result => {
      const startMs = nowMs();
      const result = step();
      endedMs = nowMs();
      takenMs += endedMs - startMs;
      restMs = Math.min(MOST_REST_MS, takenMs * (share - 1));
      return result;
    };
    const own = measure(begin);
    if (own === null) return;
    if (atOnce) {
      measure(() => finish(own));
      return;
    }
    running = own;
    const goOn = () => {
      if (running !== own) return;
      let goesOn = false;
      try {
        goesOn = measure(() => own.next()).done !== true;
      } finally {
        // Also where it failed: what is asked for next is made of other rows.
        if (goesOn) after(0, goOn);
        else if (running === own) {
          running = null;
          if (waiting) wait();
        }
      }
    };
    goOn();
  }

  function wait(): void {
    // A clock that was set back makes no rest longer.
    const restedMs = Math.max(0, nowMs() - endedMs);
    after(Math.max(0, restMs - restedMs), () => {
      if (waiting && running === null) run();
    });
  }

  return {
    /** Soon, once however often it is asked for until then. */
    soon(): void {
      if (waiting) return;
      waiting = true;
      if (running === null) wait();
    },
    /** Somebody waits for it: what was begun is given up. */
    now(): void {
      run();
    },
    /** The same, in one step. */
    atOnce(): void {
      run(true);
    },
    /** What was begun is no longer wanted. */
    giveUp(): void {
      running = null;
      waiting = false;
    },
  };
}
