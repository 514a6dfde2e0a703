import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { finish } from '../domain/steps.ts';
import { toLife } from '../domain/time-range.ts';
import { toWindowTest } from './match.ts';
import { toTimeline } from './timeline.ts';

const at = (ms: number) => new Date(NOW_MS + ms).toISOString();
const HOUR = 3_600_000;

test('a stretch shows how many lived in it, by phase', () => {
  const sessions = [
    toSession({ key: 'a', phase: 'ended', createdAt: at(-24 * HOUR), endedAt: at(-22.5 * HOUR) }),
    toSession({ key: 'b', phase: 'busy', createdAt: at(-1.5 * HOUR) }),
    toSession({ key: 'c', phase: 'ended', createdAt: at(-90 * HOUR), endedAt: at(-23.5 * HOUR) }),
    toSession({ key: 'd', phase: 'ended', createdAt: null, endedAt: null }),
  ];
  const timeline = finish(toTimeline(sessions, { kind: 'relative', range: '24h' }, 24, NOW_MS));
  expect(timeline).toMatchObject({ fromMs: NOW_MS - 24 * HOUR, toMs: NOW_MS, stretchMs: HOUR });
  expect(timeline?.counts).toEqual([
    { phase: 'busy', values: [...Array(22).fill(0), 1, 1] },
    { phase: 'ended', values: [2, 1, ...Array(22).fill(0)] },
  ]);
});

test('nothing is drawn where there is nothing, or no time', () => {
  expect(finish(toTimeline([], { kind: 'relative', range: 'all' }, 10, NOW_MS))).toBeNull();
  expect(finish(toTimeline([toSession()], { kind: 'relative', range: '24h' }, 0, NOW_MS))).toBeNull();
  expect(finish(toTimeline([toSession()], { kind: 'absolute', from: at(0), to: at(-1) }, 10, NOW_MS))).toBeNull();
});

test('narrowing the window to a stretch gives as many rows as it shows', () => {
  fc.assert(
    fc.property(fc.array(anySession, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), (sessions, stretches) => {
      const known = sessions.filter((session) => {
        const { startMs, endMs } = toLife(session, NOW_MS);
        return startMs !== null && endMs !== null;
      });
      const timeline = finish(toTimeline(known, { kind: 'relative', range: '90d' }, stretches, NOW_MS));
      for (let index = 0; index < stretches && timeline !== null; index += 1) {
        const fromMs = timeline.fromMs + index * timeline.stretchMs;
        // The last one reaches to now, and now is in it.
        const toMs = index === stretches - 1 ? NOW_MS + 1 : fromMs + timeline.stretchMs;
        const inside = toWindowTest(
          { kind: 'absolute', from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() },
          NOW_MS,
        );
        const shown = timeline.counts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
        const rows = known.filter((session) => inside(session) === 'in').length;
        // Bounds are rounded to a millisecond by the address.
        expect(Math.abs(shown - rows)).toBeLessThanOrEqual(
          known.filter((session) => {
            const { startMs, endMs } = toLife(session, NOW_MS);
            return [startMs, endMs].some((ms) => Math.abs((ms ?? 0) - fromMs) < 2 || Math.abs((ms ?? 0) - toMs) < 2);
          }).length,
        );
      }
    }),
  );
});
