import { expect, test } from 'vitest';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { BOOK, toEndedSession, toServiceSession } from './cost.fixture.ts';
import { toText } from './decimal.ts';
import { withCosts } from './estimate.ts';
import { toIdleShare } from './idle-share.ts';
import { NO_FACTS } from './session-facts.ts';
import { costStatements } from './statement-cost.ts';

const usage = { total: null, billed: null, dpuSeconds: 3_600, executionSeconds: 720 };
const activity = (busySeconds: number, idleSeconds: number | null, running = 0) => ({
  kind: 'statements' as const,
  total: 3,
  running,
  waiting: 0,
  lastEndedAt: null,
  busySeconds,
  idleSeconds,
});
const priced = (session: Session) => withCosts(session, NO_FACTS, BOOK, NOW_MS);
const ended = (service: 'glue' | 'athena') => priced(toEndedSession(service, { usage }));

test('of what a Glue session has cost, idle time took its share of the time that was paid for', () => {
  // Alive for 800 s, of which 720 s are paid for.
  const share = toIdleShare(ended('glue'), activity(180, 620), NOW_MS);
  expect(share).toMatchObject({ idleSeconds: 540, wholeSeconds: 720, paid: true });
  expect(share?.amount && toText(share.amount.value)).toBe('0.33');
});

test('is of Glue what its statements leave of the session', () => {
  const session = ended('glue');
  const cost = costStatements(session, { busyMs: 61_000, running: 0 }, { asOfMs: NOW_MS, nowMs: NOW_MS });
  const share = toIdleShare(session, activity(61, 739), NOW_MS);
  expect(share?.idleSeconds).toBe(Number(cost?.idleMs) / 1000);
  expect(share?.amount?.value).toBe(cost?.money?.idle);
});

test('of other services is the part of the life, and without an amount', () => {
  expect(toIdleShare(ended('athena'), activity(180, 540), NOW_MS)).toEqual({
    idleSeconds: 540,
    wholeSeconds: 720,
    paid: false,
    amount: null,
  });
});

test('grows while nothing runs, and stands while something does', () => {
  const createdAt = new Date(NOW_MS - 600_000).toISOString();
  const session = priced(toServiceSession('athena', { createdAt, phase: 'idle' }));
  expect(toIdleShare(session, activity(180, 400), NOW_MS)).toMatchObject({ idleSeconds: 420, wholeSeconds: 600 });
  expect(toIdleShare(session, activity(180, 400, 1), NOW_MS)).toMatchObject({ idleSeconds: 400, wholeSeconds: 600 });
});

test('is of Glue the part of the life where nothing tells how long was paid for', () => {
  const capacity = { workerType: null, workers: null, dpus: null, architecture: null };
  const createdAt = new Date(NOW_MS - 800_000).toISOString();
  const endedAt = new Date(NOW_MS).toISOString();
  const session = priced(toEndedSession('glue', { capacity, createdAt, endedAt }));
  expect(toIdleShare(session, activity(180, 620), NOW_MS)).toEqual({
    idleSeconds: 620,
    wholeSeconds: 800,
    paid: false,
    amount: null,
  });
});

test('nobody knows it where the life is not known, nor the amount where the cost is not', () => {
  expect(toIdleShare(ended('glue'), activity(180, null), NOW_MS)).toBeNull();
  const session = { ...ended('glue'), cost: { ...ended('glue').cost, amount: null } };
  expect(toIdleShare(session, activity(180, 540), NOW_MS)?.amount).toBeNull();
});
