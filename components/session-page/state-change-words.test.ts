import { expect, test } from 'vitest';
import type { StateChange } from '@/lib/domain/state-change.ts';
import { toChangeTiming } from './state-change-words.ts';

const change = (changes: Partial<StateChange>): StateChange => ({
  from: 'BUSY',
  to: 'IDLE',
  fromPhase: 'busy',
  toPhase: 'idle',
  seenBeforeAt: '2026-08-20T12:00:00.000Z',
  seenAt: '2026-08-20T12:00:30.000Z',
  ...changes,
});

test('a change is known as exactly as the two looks around it are apart', () => {
  expect(toChangeTiming(change({}))).toEqual({ kind: 'close', within: '30s' });
  expect(toChangeTiming(change({ seenAt: '2026-08-20T21:00:00.000Z' }))).toEqual({
    kind: 'apart',
    after: '2026-08-20T12:00:00.000Z',
    within: '9h',
  });
});

test('the first state was never changed to, as far as anybody saw', () => {
  expect(toChangeTiming(change({ from: null, seenBeforeAt: null }))).toEqual({ kind: 'first' });
});

test('a clock that stepped back makes no negative time', () => {
  expect(toChangeTiming(change({ seenAt: '2026-08-20T11:00:00.000Z' }))).toEqual({ kind: 'close', within: '1s' });
});
