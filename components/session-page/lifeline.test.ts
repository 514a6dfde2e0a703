import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHASES } from '@/lib/domain/phase.ts';
import { toSession } from '@/lib/domain/session.fixture.ts';
import { toLifeline } from './lifeline.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = (time: string) => `2026-11-20T${time}:00.000Z`;

test('an idle session shows start-up, work, idling and what is left until it stops by itself', () => {
  const life = toLifeline(
    toSession({
      phase: 'idle',
      createdAt: at('10:00'),
      startedAt: at('10:06'),
      idleSince: at('11:00'),
      stopsAt: at('14:00'),
    }),
    NOW,
  );
  expect(life?.segments.map((segment) => [segment.stage, Math.round(segment.share * 240)])).toEqual([
    ['starting', 6],
    ['running', 54],
    ['idle', 60],
    ['ahead', 120],
  ]);
  expect(life?.nowMs).toBe(NOW);
});

test('an ended session ends where it ended and has no now', () => {
  const life = toLifeline(
    toSession({ phase: 'ended', createdAt: at('10:00'), endedAt: at('11:00'), stopsAt: at('18:00') }),
    NOW,
  );
  expect(life).toMatchObject({ toMs: Date.parse(at('11:00')), nowMs: null });
});

test('an ended session whose end is unknown, or one never created, has no line', () => {
  expect(toLifeline(toSession({ phase: 'ended', endedAt: null }), NOW)).toBeNull();
  expect(toLifeline(toSession({ createdAt: null }), NOW)).toBeNull();
});

test('any order of times gives shares that are positive and add up to 1', () => {
  const time = fc.option(
    fc.integer({ min: NOW - 9e8, max: NOW + 9e8 }).map((ms) => new Date(ms).toISOString()),
    { nil: null },
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...PHASES),
      time,
      time,
      time,
      time,
      time,
      (phase, createdAt, startedAt, idleSince, endedAt, stopsAt) => {
        const life = toLifeline(toSession({ phase, createdAt, startedAt, idleSince, endedAt, stopsAt }), NOW);
        if (life === null || life.segments.length === 0) return;
        expect(life.segments.every((segment) => segment.share > 0)).toBe(true);
        expect(life.segments.reduce((sum, segment) => sum + segment.share, 0)).toBeCloseTo(1, 6);
      },
    ),
  );
});
