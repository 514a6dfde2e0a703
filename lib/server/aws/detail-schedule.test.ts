import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DetailProgress, nextDetailAt } from './detail-schedule.ts';

const END_MS = Date.parse('2026-08-20T12:00:00Z');
const MINUTE_MS = 60_000;
const ENDED: DetailProgress = {
  askedAtMs: null,
  ended: true,
  idle: false,
  endedAtMs: END_MS,
  behind: false,
  final: false,
};

describe('when the detail of a session is asked next', () => {
  test('never asked: now', () => {
    expect(nextDetailAt(ENDED, END_MS + 5)).toBe(END_MS + 5);
    expect(nextDetailAt({ ...ENDED, ended: false, endedAtMs: null }, 7)).toBe(7);
  });

  test('after the end: after 1, 5 and 30 minutes, then hourly', () => {
    const asked: number[] = [];
    let askedAtMs = END_MS + 1;
    for (let times = 0; times < 6; times += 1) {
      askedAtMs = nextDetailAt({ ...ENDED, askedAtMs }, askedAtMs) ?? Number.NaN;
      asked.push((askedAtMs - END_MS) / MINUTE_MS);
    }
    expect(asked).toEqual([1, 5, 30, 90, 150, 210]);
  });

  test('final and ended: never again; final by its own word but told to run: like any that runs', () => {
    expect(nextDetailAt({ ...ENDED, askedAtMs: END_MS, final: true }, END_MS)).toBeNull();
    expect(nextDetailAt({ ...ENDED, askedAtMs: END_MS, final: true, behind: true }, END_MS)).toBeNull();
    expect(nextDetailAt({ ...ENDED, ended: false, askedAtMs: END_MS, final: true }, END_MS)).toBe(
      END_MS + 5 * MINUTE_MS,
    );
  });

  test('behind the listing: at once, but not without a pause', () => {
    const behind = { ...ENDED, behind: true, askedAtMs: END_MS - MINUTE_MS };
    expect(nextDetailAt(behind, END_MS)).toBeLessThanOrEqual(END_MS);
    expect(nextDetailAt({ ...behind, askedAtMs: END_MS }, END_MS)).toBe(END_MS + 15_000);
  });

  test('with no end told: hourly', () => {
    expect(nextDetailAt({ ...ENDED, endedAtMs: null, askedAtMs: END_MS }, END_MS)).toBe(END_MS + 60 * MINUTE_MS);
  });

  test('is always later than the last time, so that nothing loops', () => {
    const some = fc.record({
      askedAtMs: fc.integer({ min: END_MS - 1e9, max: END_MS + 1e9 }),
      ended: fc.boolean(),
      idle: fc.boolean(),
      endedAtMs: fc.option(fc.constant(END_MS)),
      behind: fc.boolean(),
      final: fc.boolean(),
    });
    fc.assert(
      fc.property(some, (progress) => {
        const next = nextDetailAt(progress, progress.askedAtMs);
        if (next === null) expect(progress.final && progress.ended).toBe(true);
        else expect(next).toBeGreaterThan(progress.askedAtMs);
      }),
    );
  });
});
