import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MissingReason } from '../domain/missing.ts';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import type { MissingField, Session } from '../domain/session.ts';
import { parseFilters } from './codec.ts';
import { joinMatches, type Match, matchSession } from './match.ts';

const HOUR_MS = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

function match(query: string, session: Session): Match {
  const { filters, problems } = parseFilters(new URLSearchParams(query));
  expect(problems).toEqual([]);
  return matchSession(filters, session, NOW_MS);
}

const missing = (field: MissingField, reason: MissingReason, base = toSession()): Session => ({
  ...base,
  missing: { ...base.missing, [field]: reason },
});

const emr = toSession({
  service: 'emr-serverless',
  scope: { id: '00f1', name: 'notebooks' },
  id: 'em-1',
  name: 'Churn model',
  state: 'IDLE',
  phase: 'idle',
  stateReason: 'waiting (50%)',
  owner: 'arn:aws:sts::210987654321:assumed-role/Analyst/ana@example.com',
  ownerSource: 'created-by',
  version: 'emr-7.9.0',
  idleSince: iso(NOW_MS - HOUR_MS),
  capacity: { workerType: null, workers: null, dpus: null, architecture: 'arm64' },
  tags: { team: 'fraud', empty: '', 'a:b': 'c:d' },
  missing: { 'capacity.workerType': 'not-applicable' },
});

describe('a filter on what is known', () => {
  it.each([
    ['service=emr-serverless', 'in'],
    ['service=glue,athena', 'out'],
    ['service=!glue,athena', 'in'],
    ['state=IDLE', 'in'],
    ['state=idle', 'out'],
    ['phase=idle,busy', 'in'],
    ['region=eu-west-1', 'in'],
    ['account=unknown', 'out'],
    ['scope=00f1', 'in'],
    ['scope=notebooks', 'in'],
    ['scope=notebook', 'out'],
    ['owner=ana@example.com', 'in'],
    ['owner=arn:aws:sts::210987654321:assumed-role/Analyst/ana@example.com', 'in'],
    ['owner=ana', 'out'],
    ['owner=-', 'out'],
    ['owner=!-', 'in'],
    ['role=GlueSessions', 'in'],
    ['tag=team', 'in'],
    ['tag=team:fraud', 'in'],
    ['tag=team:', 'out'],
    ['tag=empty:', 'in'],
    ['tag=a\\:b:c:d', 'in'],
    ['tag=!team:fraud', 'out'],
    ['tag=!cost-centre', 'in'],
    ['tag=toString', 'out'],
    ['version=emr-7.9.0', 'in'],
    ['origin=unknown', 'in'],
    ['name=churn', 'in'],
    ['name=%25', 'out'],
    ['q=CHURN', 'in'],
    ['q=FRAUD', 'in'],
    ['q=team:fr', 'in'],
    ['q=(50%25)', 'in'],
    ['q=(a%2B)%2B$', 'out'],
    ['q=Analyst', 'in'],
    ['q=00F1', 'in'],
    ['q=nobody,em-1', 'in'],
    ['q=!churn', 'out'],
    ['idle=>30m', 'in'],
    ['idle=>2h', 'out'],
    ['idle=1h', 'in'],
    ['idle=!>30m', 'out'],
    ['idle=-', 'out'],
    ['duration=30m..1h', 'in'],
    ['created=2026-08-20', 'in'],
    ['created=<2026-08-20', 'out'],
    ['created=<=2026-08-20', 'in'],
    ['service=emr-serverless&phase=busy', 'out'],
  ])('%s: %s', (query, expected) => {
    expect(match(query, emr)).toBe(expected);
  });

  it('F-19 finds a state and a worker type of tomorrow', () => {
    const odd = toSession({
      state: 'HIBERNATING',
      phase: 'unknown',
      capacity: { ...emr.capacity, workerType: 'Q.9X' },
    });
    expect(match('state=HIBERNATING', odd)).toBe('in');
    expect(match('phase=unknown&worker=Q.9X', odd)).toBe('in');
  });

  it('F-20 takes hostile tag keys as text', () => {
    const odd = toSession({ tags: JSON.parse('{"__proto__":"x"}') });
    expect(match('tag=__proto__:x', odd)).toBe('in');
    expect(match('tag=__proto__', toSession())).toBe('out');
    expect(match('tag=constructor', toSession())).toBe('out');
  });

  it('finds the sessions without any tag, and those with one', () => {
    const dash = toSession({ tags: { '-': 'x' } });
    expect([match('tag=-', toSession()), match('tag=-', emr), match('tag=-', dash)]).toEqual(['in', 'out', 'out']);
    expect([match('tag=!-', toSession()), match('tag=!-', emr)]).toEqual(['out', 'in']);
    expect([match('tag=team,-', toSession()), match('tag=team,-', emr)]).toEqual(['in', 'in']);
    expect([match('tag=\\-', dash), match('tag=\\-', toSession())]).toEqual(['in', 'out']);
  });

  it('lets a live session grow older by itself', () => {
    const live = toSession({ createdAt: iso(NOW_MS - 3 * HOUR_MS), durationSeconds: 60 });
    expect(match('duration=>2h', live)).toBe('in');
    expect(match('duration=>2h', { ...live, phase: 'ended', endedAt: live.asOf })).toBe('out');
  });
});

describe('a filter on what is not known', () => {
  it.each<[string, MissingField, MissingReason, Match]>([
    ['owner=ana', 'owner', 'loading', 'undecided'],
    ['owner=!ana', 'owner', 'loading', 'undecided'],
    ['owner=-', 'owner', 'loading', 'undecided'],
    ['owner=ana', 'owner', 'unavailable', 'undecided'],
    ['owner=ana', 'owner', 'not-tagged', 'not-reported'],
    ['owner=!ana', 'owner', 'not-tagged', 'not-reported'],
    ['owner=-', 'owner', 'not-tagged', 'in'],
    ['owner=-', 'owner', 'denied', 'in'],
    ['owner=!-', 'owner', 'denied', 'out'],
    ['owner=ana,-', 'owner', 'not-tagged', 'in'],
    ['name=x', 'name', 'not-set', 'out'],
    ['name=!x', 'name', 'not-set', 'in'],
    ['idle=>30m', 'idleSince', 'not-reported', 'not-reported'],
    ['idle=!>30m', 'idleSince', 'not-reported', 'not-reported'],
    ['idle=>30m', 'idleSince', 'not-idle', 'out'],
    ['idle=!>30m', 'idleSince', 'not-idle', 'in'],
    ['idle=-', 'idleSince', 'not-reported', 'in'],
    ['idle=-', 'idleSince', 'not-idle', 'out'],
    ['idle=>30m', 'idleSince', 'loading', 'undecided'],
    ['cost=>5', 'cost', 'no-price', 'not-reported'],
    ['cost=!>5', 'cost', 'no-price', 'not-reported'],
    ['cost=-', 'cost', 'no-price', 'in'],
  ])('%s with %s %s: %s', (query, field, reason, expected) => {
    expect(match(query, missing(field, reason))).toBe(expected);
  });

  it('a null without a reason counts as not reported', () => {
    expect(match('role=x', toSession({ roleArn: null, missing: {} }))).toBe('not-reported');
  });

  it('tags that have not arrived leave tag and text filters undecided, found text aside', () => {
    const loading = toSession({ tags: null, missing: { tags: 'loading' } });
    expect(match('tag=team', loading)).toBe('undecided');
    expect(match('tag=!team', loading)).toBe('undecided');
    expect(match('q=fraud', loading)).toBe('undecided');
    expect(match('q=!fraud', loading)).toBe('undecided');
    expect(match('q=session-1', loading)).toBe('in');
    const denied = toSession({ tags: null, missing: { tags: 'denied' } });
    expect(match('tag=team', denied)).toBe('not-reported');
    expect(match('tag=-', denied)).toBe('not-reported');
    expect(match('tag=-', loading)).toBe('undecided');
    expect(match('tag=!-', loading)).toBe('undecided');
    expect(match('q=fraud', denied)).toBe('out');
  });

  it.each(['starting', 'busy', 'stopping', 'ended', 'failed'] as const)(
    'a session that is %s does not idle',
    (phase) => {
      const session = toSession({ phase, idleSince: iso(NOW_MS - HOUR_MS), endedAt: iso(NOW_MS) });
      expect(match('idle=>1m', session)).toBe('out');
    },
  );

  it.each<[string, Match]>([
    ['phase=ready', 'undecided'],
    ['phase=idle', 'undecided'],
    ['phase=busy,idle,ended', 'undecided'],
    ['phase=!idle', 'undecided'],
    ['phase=ready,busy,idle', 'in'],
    ['phase=!ready,busy,idle', 'out'],
    ['phase=!ended', 'in'],
    ['phase=ended,failed', 'out'],
  ])('a READY Glue session whose statements are not read may be at work or idle: %s is %s', (query, expected) => {
    for (const reason of ['loading', 'unavailable'] as const) {
      expect(match(query, missing('idleSince', reason))).toBe(expected);
    }
  });

  it('a READY session is ready where nothing more will be told of it, or its service is not Glue', () => {
    for (const reason of ['not-idle', 'not-supported', 'denied', 'not-reported'] as const) {
      expect(match('phase=ready', missing('idleSince', reason))).toBe('in');
      expect(match('phase=idle', missing('idleSince', reason))).toBe('out');
    }
    const emrReady = toSession({ service: 'emr-serverless', phase: 'ready', missing: { idleSince: 'loading' } });
    expect(match('phase=ready', emrReady)).toBe('in');
  });

  it('an unknown start or end decides the range as far as it goes', () => {
    const ended = toSession({ phase: 'ended', createdAt: iso(NOW_MS - 40 * 24 * HOUR_MS), endedAt: null });
    expect(match('', { ...ended, missing: { endedAt: 'not-reported' } })).toBe('not-reported');
    expect(match('', { ...ended, missing: { endedAt: 'loading' } })).toBe('undecided');
    expect(match('range=90d', ended)).toBe('in');
    expect(match('range=all', { ...ended, createdAt: null })).toBe('in');
    const old = { ...ended, createdAt: null, endedAt: iso(NOW_MS - 40 * 24 * HOUR_MS) };
    expect(match('', { ...old, missing: { createdAt: 'loading' } })).toBe('out');
    expect(match('to=2026-01-01', { ...old, missing: { createdAt: 'loading' } })).toBe('undecided');
  });
});

describe('several fields', () => {
  it('out beats undecided beats not reported beats in', () => {
    const order: Match[] = ['out', 'undecided', 'not-reported', 'in'];
    const any = fc.constantFrom(...order);
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(joinMatches(a, b)).toBe(order[Math.min(order.indexOf(a), order.indexOf(b))]);
      }),
    );
  });

  it('settles on what is certain', () => {
    const loading = toSession({ owner: null, missing: { owner: 'loading', cost: 'no-price' } });
    expect(match('owner=ana&service=athena', loading)).toBe('out');
    expect(match('owner=ana&cost=>1', loading)).toBe('undecided');
    expect(match('service=glue&cost=>1', loading)).toBe('not-reported');
    expect(match('range=24h&service=glue', loading)).toBe('in');
  });
});

it.each([
  ['1.1h', 3_960],
  ['2.2h', 7_920],
  ['0.07h', 252],
  ['4.1m', 246],
])('takes a duration of exactly %s in from both sides', (text, durationSeconds) => {
  const row = toSession({ phase: 'ended', state: 'STOPPED', endedAt: iso(NOW_MS), durationSeconds });
  expect(match(`duration=>=${text}&range=all`, row)).toBe('in');
  expect(match(`duration=<=${text}&range=all`, row)).toBe('in');
});
