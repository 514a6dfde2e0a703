import { expect, test } from 'vitest';
import type { ProblemKind } from '../domain/problem.ts';
import { toSession } from '../domain/session.fixture.ts';
import { refreshEveryMs } from './queries.ts';

test('what lives is asked often, what waits for figures seldom, what is final never again', () => {
  const live = refreshEveryMs(toSession({ phase: 'idle' }));
  const waiting = refreshEveryMs(toSession({ phase: 'ended', missing: { 'usage.billed': 'not-published-yet' } }));
  expect(live).toBeGreaterThan(0);
  expect(Number(waiting)).toBeGreaterThan(Number(live));
  expect(refreshEveryMs(toSession({ phase: 'ended', missing: { owner: 'not-tagged' } }))).toBe(false);
  expect(refreshEveryMs(undefined)).toBe(live);
  // AWS's answer is on its way still.
  const after = (kind: ProblemKind) =>
    refreshEveryMs({ ...toSession({ phase: 'ended', missing: {} }), problem: { kind, message: 'no' } });
  expect(after('timeout')).toBe(live);
  // What may pass is asked for until it has, and what lasts is not.
  expect([after('throttled'), after('gone'), after('access_denied')]).toEqual([waiting, false, false]);
});

test('a state that nobody knows counts as living', () => {
  expect(refreshEveryMs(toSession({ phase: 'unknown', state: 'HIBERNATING' }))).toBe(refreshEveryMs(undefined));
});
