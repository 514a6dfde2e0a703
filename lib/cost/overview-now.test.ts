import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import type { StandingCapacity } from '../domain/standing-capacity.ts';
import { parseFilters } from '../filters/codec.ts';
import { BOOK, toServiceSession } from './cost.fixture.ts';
import { withCosts } from './estimate.ts';
import { toNowMoney, toPastMidnight, toStandingMoney } from './overview-now.ts';
import { NO_FACTS } from './session-facts.ts';

const HOUR_MS = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();
const price = (session: Session) => withCosts(session, NO_FACTS, BOOK, NOW_MS);
const glue = (changes: Partial<Session>) => price(toServiceSession('glue', changes));
const idle = (changes: Partial<Session> = {}) =>
  glue({ phase: 'idle', idleSince: iso(NOW_MS - HOUR_MS / 2), ...changes });

describe('what runs now', () => {
  it('costs what its rates add up to, and wastes what those that idle have cost since they do', () => {
    const live = [idle(), glue({ phase: 'busy', missing: { idleSince: 'not-idle' } })];
    const { burnPerHour, idleCost, idleBurnPerHour } = toNowMoney(live, true, NOW_MS);
    expect(burnPerHour).toEqual({
      amounts: [{ amount: '4.4', currency: 'USD' }],
      unknown: 0,
      atLeast: false,
      estimated: 2,
    });
    expect(idleCost.amounts).toEqual([{ amount: '1.1', currency: 'USD' }]);
    expect(idleBurnPerHour.amounts).toEqual([{ amount: '2.2', currency: 'USD' }]);
  });

  it('counts what may idle as unknown, and lets nothing grow that was not confirmed', () => {
    const untold = glue({ phase: 'ready', missing: { idleSince: 'loading' } });
    const { idleCost, idleBurnPerHour } = toNowMoney([untold, idle({ stale: true })], false, NOW_MS);
    expect(idleCost).toMatchObject({ unknown: 1, atLeast: true });
    expect(idleBurnPerHour).toEqual({ amounts: [], unknown: 0, atLeast: true, estimated: 0 });
  });

  it('of nothing is nothing, and not unknown', () => {
    expect(toNowMoney([], true, NOW_MS)).toMatchObject({
      live: 0,
      burnPerHour: { amounts: [], unknown: 0, atLeast: false },
    });
  });
});

describe('what runs past midnight', () => {
  const midnightMs = Date.parse('2026-08-21T00:00:00Z');

  it('is what stops later or nobody knows when, dearest rate first', () => {
    const sessions = [
      glue({ id: 'before', stopsAt: iso(midnightMs - 1) }),
      glue({ id: 'at midnight', stopsAt: iso(midnightMs) }),
      glue({ id: 'after', stopsAt: iso(midnightMs + 1) }),
      glue({ id: 'stopping', phase: 'stopping', missing: { stopsAt: 'not-applicable' } }),
      glue({
        id: 'never told',
        missing: { stopsAt: 'not-reported' },
        capacity: { workerType: 'G.1X', workers: 50, dpus: 50, architecture: null },
      }),
    ];
    const past = toPastMidnight(sessions, midnightMs, NOW_MS);
    expect(past.sessions.map(({ id }) => id)).toEqual(['never told', 'after']);
    expect(past).toMatchObject({ midnight: '2026-08-21T00:00:00.000Z', total: 2, unknown: 1 });
  });

  it('lists ten and counts all', () => {
    const many = Array.from({ length: 30 }, (_, at) => glue({ id: `${at}` }));
    const past = toPastMidnight(many, midnightMs, NOW_MS);
    expect([past.sessions.length, past.total, past.unknown]).toEqual([10, 30, 30]);
  });
});

describe('capacity that is held ready', () => {
  const held: StandingCapacity = {
    service: 'emr-serverless',
    account: '210987654321',
    region: 'us-east-1',
    scope: { id: '00f1', name: 'risk-notebooks' },
    architecture: 'x86_64',
    workers: [{ workerType: 'Driver', workers: 1, vcpus: 4, memoryGb: 16, diskGb: 20, shuffleOptimised: false }],
    reason: null,
  };
  const unread: StandingCapacity = { ...held, scope: { id: '00f2', name: 'etl' }, workers: null, reason: 'denied' };
  const read = (query: string) =>
    toStandingMoney([held, unread], parseFilters(new URLSearchParams(query)).filters, BOOK, true);

  it('is an estimate, a lower bound while an application could not be read', () => {
    expect(read('')?.burnPerHour).toEqual({
      amounts: [{ amount: '0.296', currency: 'USD' }],
      unknown: 1,
      atLeast: true,
      estimated: 1,
    });
    expect(read('')?.applications.map(({ reason }) => reason)).toEqual([null, 'denied']);
  });

  it('follows the filters of places, and is nobody’s', () => {
    expect(read('scope=risk-notebooks')).toMatchObject({ burnPerHour: { unknown: 0, atLeast: false } });
    expect(read('service=glue')?.applications).toEqual([]);
    expect(read('owner=ana')).toBeNull();
  });
});
