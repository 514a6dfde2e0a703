import { expect, test } from 'vitest';
import { NOW_MS } from '../domain/session.fixture.ts';
import { BOOK, toEndedSession } from './cost.fixture.ts';
import { toText } from './decimal.ts';
import { withCosts } from './estimate.ts';
import { toIdleShare } from './idle-share.ts';
import { NO_FACTS } from './session-facts.ts';

const usage = { total: null, billed: null, dpuSeconds: 3_600, executionSeconds: 720 };
const activity = (busySeconds: number, idleSeconds: number | null) => ({
  kind: 'statements' as const,
  total: 3,
  running: 0,
  waiting: 0,
  lastEndedAt: null,
  busySeconds,
  idleSeconds,
});
const price = (service: 'glue' | 'athena') => withCosts(toEndedSession(service, { usage }), NO_FACTS, BOOK, NOW_MS);

test('of what a Glue session has cost, idle time took its share of the life', () => {
  const share = toIdleShare(price('glue'), activity(180, 540));
  expect(share === null ? null : toText(share.value)).toBe('0.33');
  expect(toIdleShare(price('glue'), activity(0, 0))).toEqual({ value: 0n, currency: 'USD' });
});

test('nobody knows it without both, nor where cost is not even over time', () => {
  expect(toIdleShare(price('glue'), activity(180, null))).toBeNull();
  expect(toIdleShare({ ...price('glue'), cost: { ...price('glue').cost, amount: null } }, activity(1, 1))).toBeNull();
  expect(toIdleShare(price('athena'), activity(180, 540))).toBeNull();
});
