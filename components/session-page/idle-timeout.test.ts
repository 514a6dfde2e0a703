import { expect, test } from 'vitest';
import { toSession } from '@/lib/domain/session.fixture.ts';
import { isStoppedByLimit, toIdleTimeoutNote } from './idle-timeout.ts';

test('an EMR Serverless session that does not idle ends by the limit of 24 hours, an idle one by its timeout', () => {
  const emr = { service: 'emr-serverless', startedAt: '2026-08-20T11:01:00.000Z' } as const;
  const at = (stopsAt: string | null, changes = {}) => isStoppedByLimit(toSession({ ...emr, stopsAt, ...changes }));
  expect(at('2026-08-21T11:01:00.000Z')).toBe(true);
  expect(at('2026-08-20T12:01:00.000Z')).toBe(false);
  expect(at(null)).toBe(false);
  expect(at('2026-08-21T11:00:00.000Z', { startedAt: null })).toBe(true);
  expect(at('2026-08-21T11:01:00.000Z', { service: 'glue' })).toBe(false);
});

test('an idle timeout is said in words, 0 and absent ones too', () => {
  const note = (idleTimeoutMinutes: number | null, missing = {}) =>
    toIdleTimeoutNote(toSession({ idleTimeoutMinutes, missing }));
  expect(note(2880)).toBe('idle timeout 2d (the service’s default)');
  expect(note(30)).toBe('idle timeout 30m');
  expect(note(0)).toBe('idle timeout set to 0 minutes');
  expect(note(null, { idleTimeoutMinutes: 'not-reported' })).toBe('idle timeout: not reported by AWS Glue');
});
