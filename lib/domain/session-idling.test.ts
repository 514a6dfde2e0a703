import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summariseWork, type Work } from './activity.ts';
import { toIdleMs } from './idle-spell.ts';
import { toSession } from './session.fixture.ts';
import { type PhaseChange, toIdlingWithin, toSessionIdling } from './session-idling.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-08-20T08:00:00Z');
const at = (minute: number) => START + minute * MINUTE;
const iso = (minute: number) => new Date(at(minute)).toISOString();
const over = (from: number, to: number): Work => ({ state: 'over', startMs: at(from), endMs: at(to) });

const glue = (changes: Parameters<typeof toSession>[0] = {}) =>
  toSession({ service: 'glue', phase: 'ended', createdAt: iso(0), startedAt: null, endedAt: iso(100), ...changes });
const emr = (changes: Parameters<typeof toSession>[0] = {}) => glue({ service: 'emr-serverless', ...changes });
const change = (toPhase: string, seen: number, before: number | null): PhaseChange => ({
  toPhase,
  seenMs: at(seen),
  seenBeforeMs: before === null ? null : at(before),
});

describe('by statements', () => {
  test('before the first, between two, and after the last', () => {
    const work = summariseWork([over(10, 20), over(50, 60)], at(101));
    expect(toSessionIdling(glue(), work, [], at(200))).toEqual({
      evidence: 'statements',
      startMs: at(0),
      endMs: at(100),
      spells: [
        { fromMs: at(0), toMs: at(10), endedBy: 'work' },
        { fromMs: at(20), toMs: at(50), endedBy: 'work' },
        { fromMs: at(60), toMs: at(100), endedBy: 'end' },
      ],
      briefMs: 0,
      unknownMs: 0,
    });
  });

  test('what it did between the last reading and its end is unknown', () => {
    const work = summariseWork([over(10, 20)], at(30));
    expect(toSessionIdling(glue(), work, [], at(200))).toMatchObject({
      spells: [
        { toMs: at(10), endedBy: 'work' },
        { fromMs: at(20), toMs: at(30), endedBy: 'open' },
      ],
      unknownMs: 70 * MINUTE,
    });
  });

  test('one that was never given any idled all its life', () => {
    expect(toSessionIdling(glue(), summariseWork([], at(101)), [], at(200))).toMatchObject({
      spells: [{ fromMs: at(0), toMs: at(100), endedBy: 'end' }],
    });
  });

  test('very many pauses: the longest are named, the others counted', () => {
    const works = Array.from({ length: 500 }, (_, index) => over(index / 10, index / 10 + 0.05));
    const idling = toSessionIdling(glue(), summariseWork(works, at(101)), [], at(200));
    expect(idling?.spells.length).toBeLessThanOrEqual(202);
    expect((idling && toIdleMs(idling)) ?? 0).toBeCloseTo(100 * MINUTE - 500 * 0.05 * MINUTE, -2);
  });
});

describe('by recorded changes of state', () => {
  test('idling is never overstated: what lies between two looks is unknown', () => {
    const changes = [change('busy', 2, null), change('idle', 10, 9), change('busy', 40, 35), change('ended', 100, 90)];
    expect(toSessionIdling(emr(), null, changes, at(200))).toMatchObject({
      evidence: 'transitions',
      spells: [{ fromMs: at(10), toMs: at(35), endedBy: 'work' }],
      unknownMs: (2 + 1 + 5 + 10) * MINUTE,
    });
  });

  test('AWS’s own clock tells since when one idles that lives', () => {
    const session = emr({ phase: 'idle', endedAt: null, idleSince: iso(9.5) });
    const changes = [change('busy', 0, null), change('idle', 10, 9)];
    expect(toSessionIdling(session, null, changes, at(30))).toMatchObject({
      spells: [{ fromMs: at(9.5), toMs: at(30), endedBy: 'open' }],
    });
  });

  test('a session that was met when it was over tells nothing', () => {
    expect(toSessionIdling(emr(), null, [change('ended', 100, null)], at(200))).toEqual({
      evidence: null,
      startMs: at(0),
      endMs: at(100),
      spells: [],
      briefMs: 0,
      unknownMs: 100 * MINUTE,
    });
  });
});

test('whatever is recorded, nothing is negative, and idle and unknown time fit into the life', () => {
  const moment = fc.integer({ min: -50, max: 300 });
  const changes = fc.array(
    fc.record({
      toPhase: fc.constantFrom('idle', 'busy', 'ready', 'starting', 'ended', 'unknown', 'degraded'),
      seenMs: moment.map(at),
      seenBeforeMs: fc.option(moment.map(at)),
    }),
    { maxLength: 8 },
  );
  const works = fc.array(
    fc.record({
      state: fc.constantFrom<Work['state']>('waiting', 'running', 'over'),
      startMs: fc.option(moment.map(at)),
      endMs: fc.option(moment.map(at)),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(changes, fc.option(works), fc.boolean(), moment, (seen, done, live, read) => {
      const ordered = seen
        .toSorted((a, b) => a.seenMs - b.seenMs)
        .map((one) => ({ ...one, seenBeforeMs: one.seenBeforeMs && Math.min(one.seenBeforeMs, one.seenMs) }));
      const session = emr(live ? { phase: 'idle', endedAt: null, idleSince: iso(5) } : {});
      const work = done && summariseWork(done, at(read));
      const idling = toSessionIdling(session, work, ordered, at(150));
      if (idling === null) return;
      const life = idling.endMs - idling.startMs;
      expect(idling.unknownMs).toBeGreaterThanOrEqual(0);
      expect(idling.briefMs).toBeGreaterThanOrEqual(0);
      for (const { fromMs, toMs } of idling.spells) expect(toMs).toBeGreaterThan(fromMs);
      expect(toIdleMs(idling) + idling.unknownMs).toBeLessThanOrEqual(life + 1);
    }),
    { numRuns: 500 },
  );
});

test.each(['running', 'waiting'] as const)('work that is %s since nobody knows when is no idling', (state) => {
  const hourMs = 3_600_000;
  const subject = { service: 'glue', idleSinceMs: null, startMs: 0, endMs: 10 * hourMs, live: true } as const;
  const work = summariseWork(
    [
      { state: 'over', startMs: 0, endMs: hourMs },
      { state, startMs: null, endMs: null },
    ],
    10 * hourMs,
  );
  expect(toIdlingWithin(subject, work, [])).toMatchObject({ spells: [], unknownMs: 9 * hourMs });
});

test('what AWS’s idle clock tells of the time between two looks is not unknown', () => {
  const minuteMs = 60_000;
  const subject = { idleSinceMs: 62 * minuteMs, startMs: 0, endMs: 660 * minuteMs, live: true };
  const { unknownMs } = toIdlingWithin({ service: 'emr-serverless', ...subject }, null, [
    { toPhase: 'busy', seenBeforeMs: null, seenMs: 10 * minuteMs },
    { toPhase: 'idle', seenBeforeMs: 60 * minuteMs, seenMs: 600 * minuteMs },
  ]);
  // Ten before the first look, two before the clock began.
  expect(unknownMs).toBe(12 * minuteMs);
});
