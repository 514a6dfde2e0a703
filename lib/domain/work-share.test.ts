import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinStretches, type Stretch, shareWork, toPauses } from './work-share.ts';

const START = Date.UTC(2026, 10, 20);
const someStretches = fc.array(
  fc
    .record({ from: fc.integer({ min: 0, max: 50_000 }), length: fc.integer({ min: 0, max: 20_000 }) })
    .map(({ from, length }): Stretch => ({ fromMs: START + from, toMs: START + from + length })),
  { maxLength: 60 },
);
const toLength = ({ fromMs, toMs }: Stretch) => toMs - fromMs;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('work shared out', () => {
  it('is all of a statement’s own time where it was alone', () => {
    const alone = [
      { fromMs: START, toMs: START + 7_001 },
      { fromMs: START + 9_000, toMs: START + 12_345 },
    ];
    expect(shareWork(alone)).toEqual({ shares: [7_001, 3_345], busyMs: 10_346 });
  });

  it('is divided among those that worked at once', () => {
    const two = [{ fromMs: START, toMs: START + 10_000 }, null, { fromMs: START + 4_000, toMs: START + 10_000 }];
    expect(shareWork(two)).toEqual({ shares: [7_000, null, 3_000], busyMs: 10_000 });
  });

  it('adds up to the time in which anything was at work, never more than its own to each', () => {
    fc.assert(
      fc.property(someStretches, (stretches) => {
        const { shares, busyMs } = shareWork(stretches);
        expect(busyMs).toBe(sum(joinStretches(stretches).map(toLength)));
        expect(sum(shares.map((share) => share ?? Number.NaN))).toBe(busyMs);
        for (const [index, share] of shares.entries()) {
          const own = stretches[index];
          expect(share).toBeGreaterThanOrEqual(0);
          // Rounding moves a share by less than a millisecond.
          expect(share).toBeLessThanOrEqual((own === undefined ? 0 : toLength(own)) + 1);
        }
      }),
    );
  });

  it('of none is none', () => expect(shareWork([])).toEqual({ shares: [], busyMs: 0 }));
});

describe('the pauses', () => {
  it('and the work are the whole', () => {
    const whole = { fromMs: START - 1_000, toMs: START + 90_000 };
    fc.assert(
      fc.property(someStretches, (stretches) => {
        const work = joinStretches(stretches);
        const pauses = toPauses(work, whole);
        expect(sum([...work, ...pauses].map(toLength))).toBe(toLength(whole));
        expect(pauses.every((pause) => toLength(pause) > 0)).toBe(true);
        expect(joinStretches([...work, ...pauses])).toEqual([whole]);
      }),
    );
  });
});
