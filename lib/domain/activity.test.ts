import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summariseWork, toActivity, type Work } from './activity.ts';

const over = (startMs: number | null, endMs: number | null): Work => ({ state: 'over', startMs, endMs });
const time = fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: null });
const works = fc.array(
  fc.record({ state: fc.constantFrom('waiting', 'running', 'over'), startMs: time, endMs: time }) as fc.Arbitrary<Work>,
);

describe('the work of a session', () => {
  it('counts what overlaps once', () => {
    expect(summariseWork([over(30, 40), over(0, 10), over(5, 20), over(20, 25)])).toEqual({
      total: 4,
      running: 0,
      waiting: 0,
      lastEndedMs: 40,
      busyMs: 35,
      busySinceMs: null,
      firstStartedMs: 0,
      gaps: [{ fromMs: 25, toMs: 30 }],
      otherGapsMs: 0,
      readMs: null,
    });
  });

  it('that goes on has been busy since its unbroken beginning', () => {
    const running: Work = { state: 'running', startMs: 50, endMs: null };
    const summary = summariseWork([over(0, 10), over(45, 55), running, { state: 'waiting', startMs: 70, endMs: null }]);
    expect(summary).toMatchObject({ running: 1, waiting: 1, busyMs: 10, busySinceMs: 45, lastEndedMs: 55 });
    expect(toActivity('statements', summary, { startMs: 0, endMs: 60_000 })).toMatchObject({
      busySeconds: 60,
      idleSeconds: 0,
    });
  });

  it('without times is counted and takes none', () => {
    expect(summariseWork([over(null, null), over(7, null)])).toMatchObject({ total: 2, busyMs: 0, lastEndedMs: 7 });
  });

  it('whose end lies before its beginning ended when it began', () => {
    expect(summariseWork([over(8_000, 2_000)]).lastEndedMs).toBe(8_000);
  });

  it('that runs since nobody knows when leaves unknown how long the rest idled', () => {
    const work = summariseWork([over(0, 1_000), { state: 'running', startMs: null, endMs: null }], 10_000);
    expect(toActivity('statements', work, { startMs: 0, endMs: 10_000 })).toMatchObject({
      running: 1,
      idleSeconds: null,
    });
  });

  it('and idling add up to the life, also in whole seconds', () => {
    const activity = toActivity('statements', summariseWork([over(0, 1_500)]), { startMs: 0, endMs: 3_000 });
    expect(activity.busySeconds + (activity.idleSeconds ?? 0)).toBe(3);
  });

  it('is never more than the life around it, and never negative', () => {
    fc.assert(
      fc.property(works, time, time, (all, startMs, endMs) => {
        const work = summariseWork(all);
        const { busySeconds, idleSeconds } = toActivity('calculations', work, { startMs, endMs });
        const untold = work.running > 0 && work.busySinceMs === null;
        expect(busySeconds).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(busySeconds)).toBe(true);
        if (startMs === null || endMs === null || untold) expect(idleSeconds).toBeNull();
        else expect(idleSeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
