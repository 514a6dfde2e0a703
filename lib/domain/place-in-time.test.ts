import { expect, it } from 'vitest';
import { placeInTime } from './place-in-time.ts';
import { getQuantity } from './quantity.ts';
import { NOW_MS, toSession } from './session.fixture.ts';

const HALF_PAST = Date.parse('2026-08-20T11:30:00.000Z');
const running = toSession();
const unconfirmed = toSession({ stale: true, asOf: new Date(HALF_PAST).toISOString() });

it('lets what runs reach to now, and what was not confirmed to the last word about it', () => {
  const startMs = Date.parse('2026-08-20T11:00:00.000Z');
  expect(placeInTime(running, NOW_MS)).toEqual({ startMs, endMs: NOW_MS });
  expect(placeInTime(unconfirmed, NOW_MS)).toEqual({ startMs, endMs: HALF_PAST });
  const ended = { phase: 'ended', endedAt: '2026-08-20T11:40:00.000Z' } as const;
  const endMs = Date.parse(ended.endedAt);
  expect(placeInTime({ ...unconfirmed, ...ended }, NOW_MS)).toEqual({ startMs, endMs });
});

it('estimates no usage of the time since the last word about a session', () => {
  expect(getQuantity(running, 'dpuSeconds', NOW_MS)).toEqual({ amount: 18_000, estimated: true });
  expect(getQuantity(unconfirmed, 'dpuSeconds', NOW_MS)).toEqual({ amount: 9_000, estimated: true });
});
