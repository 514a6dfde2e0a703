import { expect, test } from 'vitest';
import { createTestClock } from '../stream.fixture.ts';
import { createPace } from './pace.ts';

/** Work of one step. */
function once(work: () => void): () => null {
  return () => {
    work();
    return null;
  };
}

test('takes a fifth of the time at most while it is asked for all the time, and all of it is done in the end', () => {
  const clock = createTestClock();
  let asked = 0;
  let done = 0;
  let runs = 0;
  const pace = createPace(
    once(() => {
      runs += 1;
      done = asked;
      clock.move(100);
    }),
    { nowMs: clock.nowMs, after: (ms, work) => void clock.setTimer(work, ms), share: 5 },
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
    once(() => {
      runs += 1;
    }),
    { nowMs: clock.nowMs, after: (ms, work) => void clock.setTimer(work, ms), share: 5 },
  );
  pace.soon();
  pace.now();
  expect(runs).toBe(1);
  clock.move(1_000);
  expect(runs).toBe(1);
});

test('serves others between its steps, and gives up what was begun for what is asked now', () => {
  const clock = createTestClock();
  const told: string[] = [];
  let name = 'first';
  const pace = createPace(
    function* () {
      const own = name;
      told.push(`${own} begins`);
      yield;
      told.push(`${own} ends`);
    },
    { nowMs: clock.nowMs, after: (ms, work) => void clock.setTimer(work, ms), share: 5 },
  );
  pace.now();
  expect(told).toEqual(['first begins']);
  name = 'second';
  pace.now();
  clock.move(10);
  expect(told).toEqual(['first begins', 'second begins', 'second ends']);
  name = 'third';
  pace.now();
  pace.giveUp();
  clock.move(10);
  expect(told.at(-1)).toBe('third begins');
});

test('is done once more for what was asked while it was under way', () => {
  const clock = createTestClock();
  let ends = 0;
  const pace = createPace(
    function* () {
      yield;
      ends += 1;
    },
    { nowMs: clock.nowMs, after: (ms, work) => void clock.setTimer(work, ms), share: 5 },
  );
  pace.now();
  pace.soon();
  pace.soon();
  clock.move(10);
  expect(ends).toBe(2);
});

test('is done in one step for who cannot go on without it, and what was begun is given up', () => {
  const clock = createTestClock();
  const told: string[] = [];
  const pace = createPace(
    function* () {
      told.push('begins');
      yield;
      told.push('ends');
    },
    { nowMs: clock.nowMs, after: (ms, work) => void clock.setTimer(work, ms), share: 5 },
  );
  pace.now();
  pace.atOnce();
  expect(told).toEqual(['begins', 'begins', 'ends']);
  clock.move(10);
  expect(told).toHaveLength(3);
});

test('rests no longer where the clock is set, or the machine sleeps', () => {
  for (const { during, after } of [
    { during: 0, after: -3_600_000 },
    { during: 3_600_000, after: 0 },
  ]) {
    const clock = createTestClock();
    let runs = 0;
    const pace = createPace(
      once(() => {
        runs += 1;
        clock.set(clock.nowMs() + during);
      }),
      { nowMs: clock.nowMs, after: (ms, work) => void clock.setTimer(work, ms), share: 5 },
    );
    pace.now();
    clock.set(clock.nowMs() + after);
    pace.soon();
    clock.move(60_000);
    expect(runs).toBe(2);
  }
});

test('goes on after work that failed', () => {
  const clock = createTestClock();
  let begun = 0;
  const pace = createPace(
    function* () {
      begun += 1;
      yield;
      if (begun === 1) throw new Error('a row like no other');
    },
    { nowMs: clock.nowMs, after: (ms, work) => void clock.setTimer(work, ms), share: 5 },
  );
  pace.now();
  expect(() => clock.move(10)).toThrow('a row like no other');
  pace.soon();
  clock.move(1_000);
  expect(begun).toBe(2);
});
