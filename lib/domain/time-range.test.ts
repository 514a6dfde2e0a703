import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS, toSession } from './session.fixture.ts';
import { isWithin, toBounds, toLife, toMs } from './time-range.ts';

const DAY_MS = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

describe('bounds', () => {
  it('of a relative window reach back from now and stay open', () => {
    expect(toBounds({ kind: 'relative', range: '7d' }, NOW_MS)).toEqual({
      fromMs: NOW_MS - 7 * DAY_MS,
      toMs: Number.POSITIVE_INFINITY,
    });
    expect(toBounds({ kind: 'relative', range: 'all' }, NOW_MS).fromMs).toBe(Number.NEGATIVE_INFINITY);
  });

  it('of an absolute one are its own, open where null', () => {
    expect(toBounds({ kind: 'absolute', from: iso(NOW_MS), to: null }, 0)).toEqual({
      fromMs: NOW_MS,
      toMs: Number.POSITIVE_INFINITY,
    });
  });
});

describe('lives', () => {
  it('of live sessions reach to now, of ended ones to their end', () => {
    const live = toSession({ createdAt: iso(NOW_MS - DAY_MS) });
    expect(toLife(live, NOW_MS)).toEqual({ startMs: NOW_MS - DAY_MS, endMs: NOW_MS });
    const ended = { ...live, phase: 'ended' as const, endedAt: iso(NOW_MS - 5) };
    expect(toLife(ended, NOW_MS).endMs).toBe(NOW_MS - 5);
    expect(toLife({ ...ended, endedAt: null }, NOW_MS).endMs).toBeNull();
  });

  it('F-18 are never negative, and no time is not a time', () => {
    const odd = toSession({ createdAt: iso(NOW_MS + DAY_MS), endedAt: iso(NOW_MS) });
    expect(toLife(odd, NOW_MS)).toEqual({ startMs: NOW_MS + DAY_MS, endMs: NOW_MS + DAY_MS });
    expect(toMs('soon')).toBeNull();
    expect(toLife(toSession({ createdAt: 'soon' }), NOW_MS)).toEqual({ startMs: null, endMs: NOW_MS });
  });
});

describe('being in a range', () => {
  it('takes a session that started 40 days ago and still runs into 24h', () => {
    const life = toLife(toSession({ createdAt: iso(NOW_MS - 40 * DAY_MS) }), NOW_MS);
    expect(isWithin(life, toBounds({ kind: 'relative', range: '24h' }, NOW_MS))).toBe(true);
  });

  it('means that any part of the life is', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(50), fc.nat(20), fc.nat(50), fc.integer({ min: 1, max: 20 })),
        ([startMs, long, fromMs, wide]) => {
          const toMs = fromMs + wide;
          const moments = Array.from({ length: long + 1 }, (_, offset) => startMs + offset);
          const expected = moments.some((ms) => ms >= fromMs && ms < toMs);
          expect(isWithin({ startMs, endMs: startMs + long }, { fromMs, toMs })).toBe(expected);
        },
      ),
    );
  });

  it('is told only as far as it is known', () => {
    const bounds = { fromMs: 10, toMs: 20 };
    expect(isWithin({ startMs: null, endMs: 15 }, bounds)).toBe(true);
    expect(isWithin({ startMs: null, endMs: 9 }, bounds)).toBe(false);
    expect(isWithin({ startMs: null, endMs: 30 }, bounds)).toBeNull();
    expect(isWithin({ startMs: 5, endMs: null }, bounds)).toBeNull();
    expect(isWithin({ startMs: 10, endMs: null }, bounds)).toBe(true);
    expect(isWithin({ startMs: 20, endMs: null }, bounds)).toBe(false);
    expect(isWithin({ startMs: null, endMs: null }, bounds)).toBeNull();
    expect(isWithin({ startMs: null, endMs: null }, { fromMs: -Infinity, toMs: Infinity })).toBe(true);
  });

  it('agrees with every life that what is known allows', () => {
    const end = fc.option(fc.nat(40), { nil: null });
    fc.assert(
      fc.property(end, end, fc.nat(40), fc.integer({ min: 1, max: 20 }), (startMs, endMs, fromMs, wide) => {
        const bounds = { fromMs, toMs: fromMs + wide };
        const told = isWithin({ startMs, endMs }, bounds);
        fc.pre(startMs === null || endMs === null || startMs <= endMs);
        const starts = startMs === null ? Array.from({ length: 80 }, (_, at) => at) : [startMs];
        const ends = endMs === null ? Array.from({ length: 80 }, (_, at) => at) : [endMs];
        const answers = new Set(
          starts.flatMap((from) => ends.filter((to) => to >= from).map((to) => from < bounds.toMs && to >= fromMs)),
        );
        if (told !== null) expect([...answers]).toEqual([told]);
        else expect(answers.size).toBe(2);
      }),
    );
  });
});
