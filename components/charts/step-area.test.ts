import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toStepPath } from './step-area.tsx';

const VIEW = { fromMs: 0, toMs: 1_000 };

describe('an area of steps', () => {
  test('is drawn to scale, cut to the view', () => {
    const steps = [
      { fromMs: -500, toMs: 500, value: 2 },
      { fromMs: 500, toMs: 1_500, value: 4 },
    ];
    expect(toStepPath(steps, VIEW, 40, 4)).toBe('M0.0 40V20.0H500.0V40ZM500.0 40V0.0H1000.0V40Z');
  });

  test('leaves out what is nothing, and what is not in view', () => {
    expect(toStepPath([{ fromMs: 0, toMs: 500, value: 0 }], VIEW, 40, 4)).toBe('');
    expect(toStepPath([{ fromMs: 2_000, toMs: 3_000, value: 1 }], VIEW, 40, 4)).toBe('');
  });

  test('never leaves its box', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(10_000), fc.nat(100), (fromMs, length, value) => {
        const path = toStepPath([{ fromMs, toMs: fromMs + length, value }], VIEW, 40, 100);
        for (const number of path.match(/-?[\d.]+/g) ?? []) {
          expect(Number(number)).toBeGreaterThanOrEqual(0);
          expect(Number(number)).toBeLessThanOrEqual(1_000);
        }
        expect(path).not.toContain('NaN');
      }),
    );
  });
});
