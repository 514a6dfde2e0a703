import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summariseWork, type WorkSummary } from '../domain/activity.ts';
import type { RadarRule } from '../domain/radar.ts';
import { toSession } from '../domain/session.fixture.ts';
import { toSessionIdling } from '../domain/session-idling.ts';
import type { ApplicationSetup } from '../domain/session-setup.ts';
import { toPrice } from './cost.fixture.ts';
import { NO_COST } from './cost.ts';
import { analyseIdling } from './idle-analysis.ts';
import { openPriceBook } from './price-book.ts';
import { findMisconfigurations } from './radar.ts';
import type { RadarInput, RadarSubject } from './radar-input.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-08-17T00:00:00Z');
const NOW = START + 7 * 24 * HOUR;
const place = { partition: 'aws', cli: { profile: null, endpointUrl: null } };
const book = openPriceBook([
  toPrice({
    service: 'emr-serverless',
    dimension: 'vcpu-hour',
    architecture: 'x86_64',
    region: 'eu-west-1',
    pricePerUnit: '0.05',
  }),
  toPrice({
    service: 'emr-serverless',
    dimension: 'memory-gb-hour',
    architecture: 'x86_64',
    region: 'eu-west-1',
    pricePerUnit: '0.005',
  }),
]);

const WORK = summariseWork(
  [
    { state: 'over', startMs: START, endMs: START + HOUR },
    { state: 'over', startMs: START + 9 * HOUR, endMs: START + 10 * HOUR },
  ],
  NOW,
);

/** Ten hours for $10, of which eight in one pause; set up without a fault unless changed. */
function aSubject(
  changes: Parameters<typeof toSession>[0] = {},
  more: { profile?: string | null; work?: WorkSummary | null } = {},
): RadarSubject {
  const { profile = 'analysts', work = WORK } = more;
  const session = toSession({
    service: 'glue',
    phase: 'ended',
    owner: 'ana',
    createdAt: new Date(START).toISOString(),
    endedAt: new Date(START + 10 * HOUR).toISOString(),
    idleTimeoutMinutes: 30,
    tags: { team: 'orders' },
    version: '5.1',
    cost: { ...NO_COST, amount: '10', currency: 'USD', basis: 'billed-usage' },
    missing: {},
    ...changes,
  });
  const setup = { usageProfile: { name: profile } };
  return { session, setup, place, idling: toSessionIdling(session, work, [], NOW) };
}

function anApplication(enabled: boolean | null, changes: Partial<ApplicationSetup> = {}) {
  const scope = { id: '00fapp', name: 'adhoc' };
  const setup: ApplicationSetup = {
    account: '1',
    region: 'eu-west-1',
    scope,
    autoStop: { enabled, idleTimeoutMinutes: 15 },
    reason: null,
    holds: null,
    ...changes,
  };
  return { setup, place };
}

function look(subjects: readonly RadarSubject[], changes: Partial<RadarInput> = {}) {
  return findMisconfigurations({
    subjects,
    population: subjects.map(({ session }) => session),
    applications: [],
    book,
    bounds: { fromMs: START, toMs: NOW },
    nowMs: NOW,
    complete: true,
    ...changes,
  });
}

const rulesOf = (subjects: readonly RadarSubject[]) => look(subjects).findings.map(({ rule }) => rule);
const find = (rule: RadarRule, subjects: readonly RadarSubject[], changes: Partial<RadarInput> = {}) =>
  look(subjects, changes).findings.find((finding) => finding.rule === rule);

describe('the radar', () => {
  test('finds no fault with what has none', () => expect(look([aSubject()])).toEqual({ findings: [], undecided: [] }));

  test.each<[RadarRule, RadarSubject]>([
    ['no-idle-timeout', aSubject({ idleTimeoutMinutes: 0 })],
    ['no-idle-timeout', aSubject({ idleTimeoutMinutes: null, missing: { idleTimeoutMinutes: 'not-reported' } })],
    ['long-idle-timeout', aSubject({ idleTimeoutMinutes: 2_880 })],
    ['no-usage-profile', aSubject({}, { profile: null })],
    ['untagged', aSubject({ tags: {} })],
    ['old-release', aSubject({ version: '4.0' })],
  ])('finds %s', (rule, subject) => expect(rulesOf([subject])).toEqual([rule]));

  test('says nothing of what is only not known, and counts it', () => {
    const subject = aSubject({
      idleTimeoutMinutes: null,
      tags: null,
      version: null,
      missing: { idleTimeoutMinutes: 'loading', tags: 'denied', version: 'loading' },
    });
    const { findings, undecided } = look([{ ...subject, setup: null }]);
    expect(findings).toEqual([]);
    expect(undecided).toEqual([
      { rule: 'no-idle-timeout', count: 1 },
      { rule: 'long-idle-timeout', count: 1 },
      { rule: 'no-usage-profile', count: 1 },
      { rule: 'untagged', count: 1 },
      { rule: 'old-release', count: 1 },
    ]);
  });

  test('takes a default that AWS does not document for no fault', () => {
    const missing = { idleTimeoutMinutes: 'not-reported' } as const;
    for (const service of ['athena', 'emr-serverless'] as const) {
      expect(rulesOf([aSubject({ service, version: null, idleTimeoutMinutes: null, missing })])).toEqual([]);
    }
  });

  test('of a timeout counts what idled past the first hour, just as the page of idle time does', () => {
    const subjects = [aSubject({ idleTimeoutMinutes: 2_880 }), aSubject({ id: 'b', idleTimeoutMinutes: 4_000 })];
    const finding = find('long-idle-timeout', subjects);
    expect(finding).toMatchObject({ judged: 2, found: 2, live: 0, idle: { of: 'past-an-hour', seconds: 14 * 3_600 } });
    expect(finding?.idle?.sum).toMatchObject({ amounts: [{ amount: '14', currency: 'USD' }], atLeast: false });
    const question = { bounds: { fromMs: START, toMs: NOW }, nowMs: NOW, tz: 'UTC', group: 'owner', currency: null };
    const hour = analyseIdling(subjects, question as Parameters<typeof analyseIdling>[1]).whatIf.find(
      ({ minutes }) => minutes === 60,
    );
    expect(hour?.saved).toBe('14');
  });

  test('counts only what lies in the range', () => {
    const bounds = { fromMs: START + 5 * HOUR, toMs: NOW };
    expect(find('long-idle-timeout', [aSubject({ idleTimeoutMinutes: 2_880 })], { bounds })?.idle).toMatchObject({
      seconds: 4 * 3_600,
      sum: { amounts: [{ amount: '4', currency: 'USD' }] },
    });
  });

  test('says at least where nothing tells whether one idled', () => {
    const subjects = [aSubject({ tags: {} }), aSubject({ id: 'b', tags: {} }, { work: null })];
    const finding = find('untagged', subjects);
    expect(finding?.idle).toMatchObject({ of: 'all', seconds: 8 * 3_600 });
    expect(finding?.idle?.sum).toMatchObject({ amounts: [{ amount: '8' }], unknown: 1, atLeast: true });
    expect(finding?.evidence.map((one) => one.kind === 'session' && one.id)).toEqual(['session-1', 'b']);
  });

  test('finds a role that three share, also where others than those looked at share it', () => {
    const [ana, ben, eve] = ['ana', 'ben', 'eve'].map((owner) => aSubject({ owner, id: owner }));
    if (ana === undefined || ben === undefined || eve === undefined) throw new Error('three were made');
    expect(rulesOf([ana, ben])).toEqual([]);
    expect(find('shared-role', [ana, ben, eve])).toMatchObject({ judged: 1, found: 1, sessions: 3 });
    const population = [ana, ben, eve].map(({ session }) => session);
    const [evidence] = find('shared-role', [ana], { population })?.evidence ?? [];
    expect(evidence).toMatchObject({ kind: 'role', creators: 3, names: ['ana', 'ben', 'eve'], sessions: 1 });
    // One person, however the tags spell it.
    const spelled = ['AROAEXAMPLE99:ana.diaz@example.com', 'ana.diaz@example.com', 'Ana Díaz', 'ana_diaz'];
    expect(rulesOf(spelled.map((owner) => aSubject({ owner, id: owner })))).toEqual([]);
    const elsewhere = { ...ben.session, account: '111111111111' };
    expect(find('shared-role', [ana], { population: [ana.session, elsewhere, eve.session] })).toBeUndefined();
  });

  test('finds an application that does not stop, with what it holds ready', () => {
    const holds = {
      service: 'emr-serverless' as const,
      account: '1',
      region: 'eu-west-1',
      scope: { id: '00fapp', name: 'adhoc' },
      architecture: 'x86_64' as const,
      workers: [{ workerType: 'Driver', workers: 2, vcpus: 4, memoryGb: 16, diskGb: 20, shuffleOptimised: false }],
      reason: null,
    };
    const { findings, undecided } = look([], {
      applications: [anApplication(true), anApplication(false, { holds }), anApplication(null), anApplication(false)],
    });
    expect(undecided).toEqual([{ rule: 'auto-stop-off', count: 1 }]);
    const [finding] = findings;
    expect(finding).toMatchObject({ rule: 'auto-stop-off', judged: 3, found: 2, idle: null });
    // 2 × (4 × 0.05 + 16 × 0.005)
    expect(finding?.burnPerHour?.amounts).toEqual([{ amount: '0.56', currency: 'USD' }]);
    expect(finding?.evidence[0]).toMatchObject({ workers: 2 });
  });

  test('tells what lets money idle before what only hides, the dearest first', () => {
    const subjects = [
      aSubject({ tags: {}, cost: { ...NO_COST, amount: '1000', currency: 'USD', basis: 'billed-usage' } }),
      aSubject({ id: 'a', tags: { team: 'x' } }, { profile: null }),
      aSubject({ id: 'b', idleTimeoutMinutes: 2_880 }),
      aSubject({ id: 'c', idleTimeoutMinutes: 0 }),
      aSubject({ id: 'd', idleTimeoutMinutes: 0 }),
    ];
    expect(look(subjects, { applications: [anApplication(false)] }).findings.map(({ rule }) => rule)).toEqual([
      'no-idle-timeout',
      'long-idle-timeout',
      'auto-stop-off',
      'no-usage-profile',
      'untagged',
    ]);
  });

  test('whatever is looked at, evidence never costs more than its finding, and every fault is counted once (property)', () => {
    const subject = fc
      .record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        idleTimeoutMinutes: fc.constantFrom(null, 0, 20, 60, 2_880),
        amount: fc.constantFrom(null, '0', '0.0001', '7.31', '300'),
        tags: fc.constantFrom(null, {}, { team: 'a' }),
        profile: fc.constantFrom(null, 'p'),
        work: fc.constantFrom(WORK, null),
      })
      .map(({ amount, profile, work, ...changes }) =>
        aSubject(
          {
            ...changes,
            cost: amount === null ? NO_COST : { ...NO_COST, amount, currency: 'USD', basis: 'billed-usage' },
          },
          { profile, work },
        ),
      );
    fc.assert(
      fc.property(fc.array(subject, { maxLength: 12 }), (subjects) => {
        for (const finding of look(subjects).findings) {
          expect(finding.found).toBeLessThanOrEqual(finding.judged);
          expect(finding.evidence.length).toBe(Math.min(5, finding.found));
          const whole = Number(finding.idle?.sum.amounts[0]?.amount ?? 0);
          const parts = finding.evidence.flatMap((one) => (one.kind === 'session' ? one.idle.amounts : []));
          expect(parts.reduce((sum, { amount }) => sum + Number(amount), 0)).toBeLessThanOrEqual(whole + 1e-9);
        }
      }),
    );
  });
});
