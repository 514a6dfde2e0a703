export type PaceOptions = {
  nowMs: () => number;
  after: (ms: number, work: () => void) => void;
  /** The work takes one part in so many of the time at most, while what it works on keeps changing. */
  share: number;
};

/**
 * Does a piece of work when it is asked for, and less often the longer it takes: rows that arrive by the thousand are
 * not sorted and added up anew at each page. Work of several steps gives an iterator; between them others are served.
 */
export function createPace(begin: () => Iterator<void> | null, { nowMs, after, share }: PaceOptions) {
  let restUntilMs = 0;
  let waiting = false;
  let running: Iterator<void> | null = null;

  function run(atOnce = false): void {
    waiting = false;
    running = null;
    let takenMs = 0;
    const measure = <Result>(step: () => Result): Result => {
      const startMs = nowMs();
      const result = step();
      const endMs = nowMs();
      takenMs += endMs - startMs;
      restUntilMs = endMs + takenMs * (share - 1);
      return result;
    };
    const own = measure(begin);
    if (own === null) return;
    if (atOnce) {
      measure(() => {
        while (own.next().done !== true);
      });
      return;
    }
    running = own;
    const goOn = () => {
      if (running !== own) return;
      if (measure(() => own.next()).done !== true) after(0, goOn);
      else if (running === own) {
        running = null;
        if (waiting) wait();
      }
    };
    goOn();
  }

  function wait(): void {
    after(Math.max(0, restUntilMs - nowMs()), () => {
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
