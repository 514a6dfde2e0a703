/** Calls a source may send at once before the rate counts, per operation; the smallest burst AWS documents is 25. */
export const BURST_CALLS = 25;

/** The rate never rises above this multiple of the configured one: the quota is shared with the customer's own jobs. */
const CEILING_FACTOR = 2;
/** However often it is throttled, an operation keeps this part of its rate, so that a source always recovers. */
const FLOOR_FACTOR = 0.1;
/** Below the configured rate it climbs back in ten seconds of untroubled calls, above it it doubles in fifty. */
const RECOVERY_PER_SECOND = 0.1;
const RISE_PER_SECOND = 0.02;
/** The calls in flight at a throttle were all sent at the old rate: their throttles halve it once, not eight times. */
const HALVING_INTERVAL_MS = 1_000;

/** Token bucket of one operation of one source: additive rise, halved on a throttle. Times are monotonic milliseconds. */
export type CallRate = {
  /** Takes a token if there is one. */
  take(nowMs: number): boolean;
  /** Milliseconds until a token is there; 0 when one is. */
  waitMs(nowMs: number): number;
  noteSuccess(nowMs: number): void;
  noteThrottle(nowMs: number): void;
  callsPerSecond(): number;
};

export function createCallRate(baseRate: number, startMs: number): CallRate {
  let rate = baseRate;
  let tokens = BURST_CALLS;
  let filledAt = startMs;
  let risenAt = startMs;
  let halvedAt = Number.NEGATIVE_INFINITY;

  function fill(nowMs: number): void {
    tokens = Math.min(BURST_CALLS, tokens + (Math.max(0, nowMs - filledAt) * rate) / 1_000);
    filledAt = Math.max(filledAt, nowMs);
  }

  return {
    take(nowMs) {
      fill(nowMs);
      // Refilling by fractions leaves a token a rounding error short of whole when its time has come.
      if (tokens < 1 - 1e-9) return false;
      tokens = Math.max(0, tokens - 1);
      return true;
    },
    waitMs(nowMs) {
      fill(nowMs);
      return tokens >= 1 - 1e-9 ? 0 : ((1 - tokens) * 1_000) / rate;
    },
    noteSuccess(nowMs) {
      fill(nowMs);
      // Only time in use counts, a second at most between two calls: an idle hour proves nothing about the quota.
      const seconds = Math.min(1_000, Math.max(0, nowMs - risenAt)) / 1_000;
      risenAt = nowMs;
      const step = baseRate * (rate < baseRate ? RECOVERY_PER_SECOND : RISE_PER_SECOND) * seconds;
      rate = Math.min(baseRate * CEILING_FACTOR, rate + step);
    },
    noteThrottle(nowMs) {
      fill(nowMs);
      risenAt = nowMs;
      tokens = 0;
      if (nowMs - halvedAt < HALVING_INTERVAL_MS) return;
      halvedAt = nowMs;
      rate = Math.max(baseRate * FLOOR_FACTOR, rate / 2);
    },
    callsPerSecond: () => rate,
  };
}
