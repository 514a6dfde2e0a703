const WINDOW_SECONDS = 60;

/** Counts calls and says how many there were a second over the last minute. Times are monotonic milliseconds. */
export type CallCount = { note(nowMs: number): void; total(): number; perSecond(nowMs: number): number };

export function createCallCount(startMs: number): CallCount {
  const slots = new Map<number, number>();
  let total = 0;

  function forget(second: number): void {
    for (const slot of slots.keys()) if (slot <= second - WINDOW_SECONDS) slots.delete(slot);
  }

  return {
    note(nowMs) {
      const second = Math.floor(nowMs / 1_000);
      if (!slots.has(second)) forget(second);
      slots.set(second, (slots.get(second) ?? 0) + 1);
      total += 1;
    },
    total: () => total,
    perSecond(nowMs) {
      forget(Math.floor(nowMs / 1_000));
      let calls = 0;
      for (const count of slots.values()) calls += count;
      const seconds = Math.min(WINDOW_SECONDS, Math.max(1, (nowMs - startMs) / 1_000));
      return calls / seconds;
    },
  };
}
