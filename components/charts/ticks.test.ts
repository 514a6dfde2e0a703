import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toTicks } from './ticks.ts';

test('round steps that cover the highest bar', () => {
  expect(toTicks(93)).toEqual([0, 25, 50, 75, 100]);
  expect(toTicks(100)).toEqual([0, 25, 50, 75, 100]);
  expect(toTicks(18_000)).toEqual([0, 5000, 10_000, 15_000, 20_000]);
  expect(toTicks(0.3)).toEqual([0, 0.1, 0.2, 0.3]);
});

test('nothing to show still gives an axis', () => {
  expect(toTicks(0)).toEqual([0, 1]);
  expect(toTicks(Number.NaN)).toEqual([0, 1]);
});

test('always ascending, few, and covering', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (max) => {
      const ticks = toTicks(max);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-6));
      expect(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? 0))).toBe(true);
    }),
  );
});
