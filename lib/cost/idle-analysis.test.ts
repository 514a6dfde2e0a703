import { expect, test } from 'vitest';
import { summariseWork } from '../domain/activity.ts';
import { toSession } from '../domain/session.fixture.ts';
import { toSessionIdling } from '../domain/session-idling.ts';
import { NO_COST } from './cost.ts';
import { analyseIdling } from './idle-analysis.ts';
import type { Idler } from './idle-portion.ts';

const HOUR = 3_600_000;
/** A Monday. */
const START = Date.parse('2026-08-17T00:00:00Z');
const NOW = START + 7 * 24 * HOUR;

/** A Glue session of ten hours for $10: at work in its first and its last hour. */
function anIdler(owner: string | null, changes: Parameters<typeof toSession>[0] = {}): Idler {
  const session = toSession({
    service: 'glue',
    phase: 'ended',
    owner,
    createdAt: new Date(START).toISOString(),
    endedAt: new Date(START + 10 * HOUR).toISOString(),
    idleTimeoutMinutes: 2_880,
    cost: { ...NO_COST, amount: '10', currency: 'USD', basis: 'billed-usage' },
    missing: {},
    ...changes,
  });
  const works = [
    { state: 'over', startMs: START, endMs: START + HOUR } as const,
    { state: 'over', startMs: START + 9 * HOUR, endMs: START + 10 * HOUR } as const,
  ];
  return { session, idling: toSessionIdling(session, summariseWork(works, NOW), [], NOW) };
}

const question = {
  bounds: { fromMs: START, toMs: NOW },
  nowMs: NOW,
  tz: 'UTC',
  group: 'owner',
  currency: null,
} as const;

test('adds up idle time and its cost, by owner and hour of the week', () => {
  const told = analyseIdling([anIdler('ana'), anIdler('ana'), anIdler('ben')], question);
  expect(told).toMatchObject({
    sessions: 3,
    untold: 0,
    idleSeconds: 3 * 8 * 3_600,
    amount: '24',
    spend: '30',
    currency: 'USD',
    atLeast: false,
  });
  expect(told.rows).toEqual([
    { value: 'ana', rest: false, sessions: 2, idleSeconds: 57_600, amount: '16' },
    { value: 'ben', rest: false, sessions: 1, idleSeconds: 28_800, amount: '8' },
  ]);
  expect(told.week[0]?.idleSeconds).toBe(0);
  expect(told.week[1]?.idleSeconds).toBe(3 * 3_600);
  expect(told.week[1]?.amount).toBeCloseTo(3, 9);
  expect(told.week.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(24, 9);
});

test('says what a timeout would have saved, and who would have had to start anew', () => {
  const { whatIf } = analyseIdling([anIdler('ana'), anIdler('ben', { idleTimeoutMinutes: 30 })], question);
  const of = (minutes: number) => whatIf.find((one) => one.minutes === minutes);
  // Ben's own timeout is shorter.
  expect(of(60)).toEqual({ minutes: 60, savedSeconds: 7 * 3_600, saved: '7', stopped: 1, interrupted: 1 });
  expect(of(480)).toEqual({ minutes: 480, savedSeconds: 0, saved: '0', stopped: 0, interrupted: 0 });
  expect(of(15)?.stopped).toBe(2);
});

test('counts only what lies in the window, and says what nothing tells of', () => {
  const untold = { session: anIdler('eve').session, idling: toSessionIdling(anIdler('eve').session, null, [], NOW) };
  const told = analyseIdling([anIdler('ana'), untold], {
    ...question,
    bounds: { fromMs: START + 5 * HOUR, toMs: NOW },
  });
  expect(told).toMatchObject({ sessions: 2, untold: 1, idleSeconds: 4 * 3_600, amount: '4', atLeast: true });
  expect(told.unknownSeconds).toBe(5 * 3_600);
});

test('never adds up two currencies', () => {
  const yuan = anIdler('lin', { cost: { ...NO_COST, amount: '70', currency: 'CNY', basis: 'billed-usage' } });
  const told = analyseIdling([anIdler('ana'), yuan], question);
  expect(told).toMatchObject({ currency: 'CNY', otherCurrencies: ['USD'], amount: '56' });
  expect(analyseIdling([anIdler('ana'), yuan], { ...question, currency: 'USD' }).amount).toBe('8');
});
