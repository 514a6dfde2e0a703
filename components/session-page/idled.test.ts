import { expect, test } from 'vitest';
import type { SessionIdling } from '@/lib/domain/idle-spell.ts';
import { NOW_MS, toSession } from '@/lib/domain/session.fixture.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { SessionTimeline } from '@/lib/domain/session-timeline.ts';
import { toIdledByRecord, toIdledByWork } from './idled.ts';

const toDetail = (changes: Partial<SessionDetail>) =>
  ({ ...toSession(changes), activity: null, ...changes }) as SessionDetail;
const idling = (changes: Partial<SessionIdling>): SessionTimeline => ({
  asOf: new Date(NOW_MS).toISOString(),
  recordedSince: null,
  stateChanges: [],
  gaps: [],
  idling: {
    evidence: 'transitions',
    startMs: NOW_MS - 600_000,
    endMs: NOW_MS,
    spells: [{ fromMs: NOW_MS - 60_000, toMs: NOW_MS, endedBy: 'open' }],
    briefMs: 0,
    unknownMs: 0,
    ...changes,
  },
});

test('grows while a session idles on, and its life with it', () => {
  const idle = toDetail({ service: 'emr-serverless', phase: 'idle' });
  expect(toIdledByRecord(idle, idling({}), NOW_MS + 10_000)).toEqual({
    seconds: 70,
    wholeSeconds: 610,
    paid: false,
    unknownSeconds: 0,
  });
  const busy = toDetail({ service: 'emr-serverless', phase: 'busy' });
  expect(toIdledByRecord(busy, idling({}), NOW_MS + 10_000)).toMatchObject({ seconds: 60, wholeSeconds: 610 });
  const ended = toDetail({ service: 'emr-serverless', phase: 'ended' });
  expect(toIdledByRecord(ended, idling({}), NOW_MS + 10_000)).toMatchObject({ seconds: 60, wholeSeconds: 600 });
});

test('is known in part where nobody looked for a while, and not at all where nobody ever did', () => {
  const ended = toDetail({ service: 'emr-serverless', phase: 'ended' });
  expect(toIdledByRecord(ended, idling({ unknownMs: 90_000 }), NOW_MS)?.unknownSeconds).toBe(90);
  expect(toIdledByRecord(ended, idling({ evidence: null, spells: [] }), NOW_MS)).toBeNull();
  expect(toIdledByWork(ended, NOW_MS)).toBeNull();
});
