import { expect, test } from 'vitest';
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
  const late = {
    ...toSession({ phase: 'ended', missing: {} }),
    problem: { kind: 'timeout', message: 'late' } as const,
  };
  expect(refreshEveryMs(late)).toBe(live);
});

test('a state that nobody knows counts as living', () => {
  expect(refreshEveryMs(toSession({ phase: 'unknown', state: 'HIBERNATING' }))).toBe(refreshEveryMs(undefined));
});
