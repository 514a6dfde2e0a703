import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOut } from './share-out.ts';

test('shares add up to the total, follow the weights, and leave weightless ones out', () => {
  expect(shareOut(10, [1, 1, 2])).toEqual([3, 2, 5]);
  expect(shareOut(5, [0, 0])).toEqual([0, 0]);
  fc.assert(
    fc.property(
      fc.nat({ max: 100_000 }),
      fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 30 }),
      (total, weights) => {
        const shares = shareOut(total, weights);
        const sum = weights.reduce((one, other) => one + other, 0);
        expect(shares.reduce((one, other) => one + other, 0)).toBe(sum === 0 ? 0 : total);
        for (const [at, weight] of weights.entries()) {
          if (weight === 0) expect(shares[at]).toBe(0);
          else expect(Math.abs((shares[at] ?? 0) - (total * weight) / sum)).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});
