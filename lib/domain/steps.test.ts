import { expect, test } from 'vitest';
import { each, finish } from './steps.ts';

test('each item is met once and in order, some thousand between two pauses', () => {
  const items = Array.from({ length: 10_001 }, (_, index) => index);
  const met: number[] = [];
  const steps = each(items, (item) => met.push(item));
  const paused: number[] = [];
  while (steps.next().done !== true) paused.push(met.length);
  expect(met).toEqual(items);
  expect(paused.length).toBeGreaterThan(1);
  expect(Math.max(...paused.map((at, index) => at - (paused[index - 1] ?? 0)))).toBeLessThan(5_000);
});

test('all steps at once come to what they give back', () => {
  function* work() {
    yield;
    yield;
    return 7;
  }
  expect(finish(work())).toBe(7);
});
