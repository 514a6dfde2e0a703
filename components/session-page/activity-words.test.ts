import { describe, expect, it } from 'vitest';
import type { Activity } from '@/lib/domain/activity.ts';
import { toSession } from '@/lib/domain/session.fixture.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { toAtWork, toNoActivity, toPhaseNote } from './activity-words.ts';

const work = (changes: Partial<Activity> = {}): Activity => ({
  kind: 'statements',
  total: 13,
  running: 0,
  waiting: 0,
  lastEndedAt: null,
  busySeconds: 60,
  idleSeconds: 60,
  ...changes,
});
const detail = (changes: Partial<SessionDetail>): SessionDetail => ({
  ...toSession(),
  detail: null,
  problem: null,
  activity: null,
  noActivity: null,
  prices: [],
  stateChanges: null,
  sparkUi: null,
  getCommand: null,
  consoleUrl: null,
  ...changes,
});

describe('what READY means', () => {
  it.each<[string | null, Partial<SessionDetail>]>([
    ['busy: 1 statement runs', { phase: 'busy', activity: work({ running: 1 }) }],
    ['busy: 2 statements run', { phase: 'busy', activity: work({ running: 2, waiting: 1 }) }],
    ['busy', { phase: 'busy', noActivity: 'loading' }],
    ['idle: no statement runs, after 13 statements', { phase: 'idle', activity: work() }],
    ['idle', { phase: 'idle', noActivity: 'loading' }],
    ['1 statement waiting', { activity: work({ waiting: 1 }) }],
    ['working or idle: it has had no statement to tell it by', { activity: work({ total: 0 }) }],
    ['working or idle: its statements are being read', { noActivity: 'loading' }],
    ['working or idle: Spark Connect has no statements to tell it by', { noActivity: 'not-supported' }],
    ['working or idle: its statements cannot be read', { noActivity: 'denied' }],
    [null, { state: 'STOPPED', phase: 'ended', activity: work() }],
    [null, { service: 'athena', state: 'IDLE', phase: 'idle', activity: work() }],
  ])('%s', (note, changes) => expect(toPhaseNote(detail(changes))).toBe(note));
});

describe('without work to show', () => {
  it('says why, and names the permission that is missing', () => {
    const told = (noActivity: SessionDetail['noActivity'], service: 'glue' | 'athena' = 'glue') =>
      toNoActivity(detail({ noActivity }), service);
    expect(told('not-supported')).toMatch(/^Spark Connect sessions have no statements/);
    expect(told('not-supported', 'athena')).toMatch(/^Sessions of Spark 3\.5 have no calculations/);
    expect(told('denied')).toContain('glue:ListStatements');
    expect(told('denied', 'athena')).toContain('athena:ListCalculationExecutions');
    expect(told('loading', 'athena')).toBe('Its calculations are being read.');
    expect(told('unavailable')).toMatch(/could not be read/);
    expect([told(null), told('invalid')].join(' ')).toMatch(/unknown.*makes no sense/);
    expect(toNoActivity(detail({ noActivity: 'not-supported', phase: 'starting' }), 'glue')).toMatch(/not started/);
  });
});

it('what is at work is counted', () => {
  expect(toAtWork(work({ running: 1, waiting: 2 }))).toBe('1 running, 2 waiting');
  expect(toAtWork(work({ waiting: 1 }))).toBe('1 waiting');
  expect(toAtWork(work())).toBeNull();
});
