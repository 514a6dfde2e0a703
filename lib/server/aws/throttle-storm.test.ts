import { expect, test } from 'vitest';
import { createFakeClock } from './fake-clock.fixture.ts';
import { createLimiter } from './limiter.ts';

const NEVER = new AbortController().signal;
const OPERATION = 'emr-serverless:GetSession';
const STORM_MS = 300_000;

/** A service with a quota like EMR Serverless's: so many calls a second, a throttle for each beyond. */
function openQuota(callsPerSecond: number, now: () => number) {
  const state = { callsPerSecond, tokens: 2, filledAt: 0, served: 0, throttled: 0 };
  return {
    state,
    accepts(): boolean {
      state.tokens = Math.min(2, state.tokens + ((now() - state.filledAt) * state.callsPerSecond) / 1_000);
      state.filledAt = now();
      const served = state.tokens >= 1;
      if (served) state.tokens -= 1;
      state[served ? 'served' : 'throttled'] += 1;
      return served;
    },
  };
}

test('F-04 five minutes of throttling: calls stay in the budget, most succeed, and the rate is back within a minute', async () => {
  const clock = createFakeClock();
  const source = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
  const quota = openQuota(1, () => clock.monotonicMs());
  let most = 0;

  async function ask(): Promise<void> {
    await source.run(OPERATION, NEVER, async () => {
      most = Math.max(most, source.stats().inFlight);
      source.noteCall(OPERATION);
      const served = quota.accepts();
      await new Promise<void>((resolve) => clock.after(50, resolve));
      if (served) return;
      source.noteThrottle(OPERATION);
      throw new Error('ThrottlingException');
    });
  }
  async function askForEver(): Promise<void> {
    for (;;) await ask().catch(() => {});
  }
  for (let caller = 0; caller < 200; caller++) void askForEver();

  await clock.advance(STORM_MS);
  const { calls } = source.stats();
  expect(most).toBeLessThanOrEqual(8);
  expect(calls).toBeLessThanOrEqual(25 + (5 * STORM_MS) / 1_000);
  // The quota is 300 calls; what was asked beyond it stays small, although 200 callers wanted more all the time.
  expect(quota.state.served).toBeGreaterThan(200);
  expect(quota.state.throttled).toBeLessThan(quota.state.served);

  quota.state.callsPerSecond = 1_000;
  await clock.advance(60_000);
  expect(source.rateOf(OPERATION)).toBeGreaterThanOrEqual(5);
  const before = source.stats().calls;
  await clock.advance(10_000);
  expect(source.stats().calls - before).toBeGreaterThanOrEqual(45);
});
