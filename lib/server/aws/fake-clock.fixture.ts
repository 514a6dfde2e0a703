import type { Clock } from './clock.ts';

export type FakeClock = Clock & {
  /** Lets `ms` pass: every timer that falls due runs, in order, with promises settled in between. */
  advance(ms: number): Promise<void>;
  pendingTimers(): number;
};

/** A clock for tests: time stands still until it is advanced. */
export function createFakeClock(startWallMs = Date.UTC(2026, 10, 20)): FakeClock {
  let elapsed = 0;
  let sequence = 0;
  const timers = new Map<number, { at: number; task: () => void }>();

  function findNext(until: number): [number, { at: number; task: () => void }] | null {
    let next: [number, { at: number; task: () => void }] | null = null;
    for (const entry of timers) if (entry[1].at <= until && (next === null || entry[1].at < next[1].at)) next = entry;
    return next;
  }

  return {
    monotonicMs: () => elapsed,
    wallMs: () => startWallMs + elapsed,
    after(delayMs, task) {
      const id = sequence++;
      timers.set(id, { at: elapsed + Math.max(0, delayMs), task });
      return () => timers.delete(id);
    },
    async advance(ms) {
      const until = elapsed + ms;
      await settlePromises();
      for (let next = findNext(until); next !== null; next = findNext(until)) {
        timers.delete(next[0]);
        elapsed = Math.max(elapsed, next[1].at);
        next[1].task();
        await settlePromises();
      }
      elapsed = until;
      await settlePromises();
    },
    pendingTimers: () => timers.size,
  };
}

async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 25; turn++) await Promise.resolve();
}
