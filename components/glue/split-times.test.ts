import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitTimes } from './split-times.ts';

test.each([
  [115_600n, 977_400n, 116_000n, 861_000n],
  [300n, 3_600_000n, 300n, 3_600_000n],
  [3_599_700n, 3_600_000n, 3_600_000n, 300n],
  [9_500n, 10_900n, 9_000n, 1_000n],
  [700n, 1_900n, 700n, 1_000n],
  [0n, 5_000n, 0n, 5_000n],
  [400n, 900n, 400n, 500n],
])('%i ms of %i ms are %i ms beside %i ms', (busyMs, wholeMs, busy, idle) => {
  expect(splitTimes(busyMs, wholeMs)).toEqual({ busyMs: busy, idleMs: idle });
});

test('what is not nothing does not read as nothing, and whole seconds add up', () => {
  const ms = fc.bigInt({ min: 0n, max: 100_000n });
  fc.assert(
    fc.property(ms, ms, (busy, idle) => {
      const shown = splitTimes(busy, busy + idle);
      expect([shown.busyMs === 0n, shown.idleMs === 0n]).toEqual([busy === 0n, idle === 0n]);
      if (busy < 1000n || idle < 1000n) return;
      expect(shown.busyMs + shown.idleMs).toBe(((busy + idle) / 1000n) * 1000n);
    }),
  );
});
