import { expect, test } from 'vitest';
import { createTestClock } from '../stream.fixture.ts';
import { createPace } from './pace.ts';

test('takes a fifth of the time at most while it is asked for all the time, and all of it is done in the end', () => {
  const clock = createTestClock();
  let asked = 0;
  let done = 0;
  let runs = 0;
  const pace = createPace(
    () => {
      runs += 1;
      done = asked;
      clock.move(100);
    },
    { nowMs: clock.nowMs, after: (ms, work) => void clock.setTimer(work, ms) },
  );
  const startMs = clock.nowMs();
  while (clock.nowMs() - startMs < 5_000) {
    asked += 1;
    pace.soon();
    clock.move(10);
  }
  expect(runs).toBeGreaterThan(7);
  expect(runs).toBeLessThanOrEqual(11);
  clock.move(1_000);
  expect(done).toBe(asked);
});

test('does not keep waiting who asks for it, and not twice', () => {
  const clock = createTestClock();
  let runs = 0;
  const pace = createPace(
    () => {
      runs += 1;
    },
    {
      nowMs: clock.nowMs,
      after: (ms, work) => void clock.setTimer(work, ms),
    },
  );
  pace.soon();
  pace.now();
  expect(runs).toBe(1);
  clock.move(1_000);
  expect(runs).toBe(1);
});
