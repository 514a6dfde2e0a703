/** Time as the AWS layer sees it, so that a test can hold it in its hand. */
export type Clock = {
  /** Milliseconds that only ever grow; for durations, deadlines and rates. */
  monotonicMs(): number;
  /** Milliseconds since 1970; for times that are shown or compared with a server's. */
  wallMs(): number;
  /** Runs `task` once after `delayMs`; the answer cancels it. */
  after(delayMs: number, task: () => void): () => void;
};

export const SYSTEM_CLOCK: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
