import { describe, expect, test } from 'vitest';
import { toSession } from './session.fixture.ts';
import type { Session } from './session.ts';
import { sessionSchema } from './session-schema.ts';

describe('the strict schema of a row', () => {
  test('takes a row as it should be', () => {
    expect(sessionSchema.safeParse(toSession()).error).toBeUndefined();
  });

  const { missing } = toSession();
  const { name: _name, ...withoutName } = missing;
  const { owner: _owner, ...withoutOwner } = missing;
  test.each<[string, object]>([
    ['a null without a reason', { missing: withoutName }],
    ['a reason for a value', { missing: { ...missing, version: 'invalid' } }],
    ['a reason for no field', { missing: { ...missing, colour: 'invalid' } }],
    ['a reason not in the list', { missing: { ...missing, name: 'because' } }],
    ['NaN', { durationSeconds: Number.NaN }],
    ['a negative duration', { durationSeconds: -1 }],
    ['an amount beyond what a double counts', { durationSeconds: 2 ** 53 }],
    ['a time that is none', { createdAt: 'Invalid Date' }],
    ['a time that is not UTC', { createdAt: '2026-08-20T11:00:00.000+02:00' }],
    ['undefined', { createdAt: undefined }],
    ['a field of its own', { colour: 'red' }],
    ['a phase not in the list', { phase: 'asleep' }],
    ['an owner without its source', { owner: 'maria', missing: withoutOwner }],
    ['an href of another row', { href: '/sessions/glue/1/2/3/4' }],
    ['half of the hours without a reason', toHalfHours()],
    ['tags that are no texts', { tags: { a: 1 } }],
  ])('refuses %s', (_case, changes) => {
    expect(sessionSchema.safeParse({ ...toSession(), ...changes }).success).toBe(false);
  });
});

function toHalfHours(): Partial<Session> {
  const session = toSession();
  const { 'usage.billed': _billed, ...missing } = session.missing;
  const billed = { vcpuHours: null, memoryGbHours: 1, storageGbHours: 1 };
  return { usage: { ...session.usage, billed }, missing };
}
