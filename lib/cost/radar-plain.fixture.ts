import type { MoneySum } from '../domain/overview.ts';
import { toOwnerLabel } from '../domain/owner.ts';
import { isLive } from '../domain/phase.ts';
import {
  AVOIDABLE_AFTER_MINUTES,
  MANY_CREATORS,
  RADAR_RULES,
  type RadarFinding,
  type RadarFix,
  type RadarIdle,
  type RadarRule,
  type RadarUndecided,
} from '../domain/radar.ts';
import {
  listProfileFixes,
  listReleaseFixes,
  listRoleFixes,
  listTagFixes,
  listTimeoutFixes,
} from '../domain/radar-fixes.ts';
import { judgeSession, SESSION_RULES, type SessionRule } from '../domain/radar-rules.ts';
import { findNewestRelease, type NewestRelease } from '../domain/release.ts';
import { SERVICES, type Service } from '../domain/service.ts';
import type { Session } from '../domain/session.ts';
import { toIdlePortion } from './idle-portion.ts';
import type { RadarFound } from './radar.ts';
import { findAutoStopOff } from './radar-applications.ts';
import type { RadarApplication, RadarQuestion, RadarSubject } from './radar-input.ts';
import { type IdleReading, toRankValue } from './radar-sums.ts';
import { toMoneySum } from './spend-portions.ts';
import { closeTally, countKnown, openTally } from './totals.ts';

/* The radar over everything at once, straight from its definition: lists, sorted whole. The one in use has to say the same. */

type PlainInput = RadarQuestion & {
  subjects: readonly RadarSubject[];
  population: readonly Session[];
  applications: readonly RadarApplication[];
};
type ReadIdle = (subject: RadarSubject, of: RadarIdle['of']) => IdleReading;

const MOST = 5;

/** Adds up the cost of idle time; a session of which it is not known makes the sum a lower bound. */
function sumIdle(readings: readonly IdleReading[], complete: boolean): MoneySum {
  const tally = openTally();
  for (const reading of readings) {
    if (reading === null || (reading.amount === null && reading.ms > 0)) tally.unknown += 1;
    else if (reading.amount !== null) {
      countKnown(tally, reading.amount, { atLeast: reading.atLeast, basis: 'estimate' });
    }
  }
  return toMoneySum(closeTally(tally), complete);
}

const IDLE_OF: Record<SessionRule, RadarIdle['of']> = {
  'no-idle-timeout': 'past-an-hour',
  'long-idle-timeout': 'past-an-hour',
  'no-usage-profile': 'past-an-hour',
  untagged: 'all',
  'old-release': 'all',
};

type Found = { subject: RadarSubject; fact: string | null; reading: IdleReading };

function toFixes(rule: SessionRule, found: readonly Found[], newest: NewestRelease): RadarFix[] {
  // The dearest one that lives can be ended; the settings of the next one follow the dearest of all.
  const [dearest] = found;
  if (dearest === undefined) return [];
  const live = found.find(({ subject }) => subject.session.stopCommand !== null) ?? dearest;
  switch (rule) {
    case 'no-idle-timeout':
    case 'long-idle-timeout':
      return listTimeoutFixes(live.subject);
    case 'no-usage-profile':
      return listProfileFixes(dearest.subject);
    case 'untagged':
      return listTagFixes(live.subject);
    case 'old-release':
      return listReleaseFixes(dearest.subject, newest);
  }
}

const byIdle = (a: Found, b: Found) => {
  const [left, right] = [a.reading?.amount?.value ?? -1n, b.reading?.amount?.value ?? -1n];
  if (left !== right) return left < right ? 1 : -1;
  return Number(isLive(b.subject.session.phase)) - Number(isLive(a.subject.session.phase));
};

function toFinding(
  rule: SessionRule,
  service: Service,
  judged: number,
  found: Found[],
  newest: NewestRelease,
  complete: boolean,
): RadarFinding {
  const ranked = found.toSorted(byIdle);
  return {
    rule,
    service,
    judged,
    found: found.length,
    sessions: found.length,
    live: found.filter(({ subject }) => isLive(subject.session.phase)).length,
    idle: {
      of: IDLE_OF[rule],
      seconds: Math.round(found.reduce((sum, { reading }) => sum + (reading?.ms ?? 0), 0) / 1000),
      sum: sumIdle(
        found.map(({ reading }) => reading),
        complete,
      ),
    },
    burnPerHour: null,
    newest: rule === 'old-release' ? { label: newest.label, from: newest.from } : null,
    evidence: ranked.slice(0, MOST).map(({ subject: { session }, fact, reading }) => ({
      kind: 'session',
      key: session.key,
      href: session.href,
      id: session.id,
      name: session.name,
      service,
      live: isLive(session.phase),
      fact,
      idle: sumIdle([reading], true),
    })),
    fixes: toFixes(rule, ranked, newest),
  };
}

const GROUPS: readonly (readonly RadarRule[])[] = [
  ['no-idle-timeout', 'long-idle-timeout'],
  ['auto-stop-off'],
  ['no-usage-profile'],
  ['untagged', 'old-release', 'shared-role'],
];

/** By group, the dearest first in each. */
function byWorth(a: RadarFinding, b: RadarFinding): number {
  const group = ({ rule }: RadarFinding) => GROUPS.findIndex((rules) => rules.includes(rule));
  if (group(a) !== group(b)) return group(a) - group(b);
  const value = ({ idle, burnPerHour }: RadarFinding) => {
    const sum = idle?.sum ?? burnPerHour;
    return sum === null ? 0n : toRankValue(sum);
  };
  const [left, right] = [value(a), value(b)];
  if (left !== right) return left < right ? 1 : -1;
  return RADAR_RULES.indexOf(a.rule) - RADAR_RULES.indexOf(b.rule);
}

/** A role by its account too: Glue may tell its name alone. */
const toRoleKey = ({ account, roleArn }: Session) => (roleArn === null ? null : `${account}\n${roleArn}`);

/** The id of a role or user that `aws:userid` puts before the name, as in `AROAEXAMPLE:maria`. */
const PRINCIPAL_ID = /^A[A-Z0-9]{9,}:(?=.)/;

/** A creator's name without what tells nothing of who it is. */
const toCreatorLabel = (owner: string) => toOwnerLabel(owner).replace(PRINCIPAL_ID, '');

/** Equal for the spellings of one name that tags commonly have: an address, a user name, a person's name. */
function toPerson(label: string): string {
  const [local = ''] = label.split('@');
  const plain = local.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || label;
}

function readOwner(owner: string): { label: string; person: string } {
  const label = toCreatorLabel(owner);
  return { label, person: toPerson(label) };
}

type Creator = { label: string; sessions: number };

/** Who is known to have used each role, with the number of their sessions. One person's spellings count once. */
function countCreators(population: readonly Session[]): Map<string, Map<string, Creator>> {
  const roles = new Map<string, Map<string, Creator>>();
  const owners = new Map<string, ReturnType<typeof readOwner>>();
  for (const session of population) {
    const key = toRoleKey(session);
    if (key === null || session.owner === null) continue;
    const creators = roles.get(key) ?? new Map<string, Creator>();
    roles.set(key, creators);
    // The same few owners come again and again, and a name takes a while to be read.
    const owner = owners.get(session.owner) ?? readOwner(session.owner);
    owners.set(session.owner, owner);
    const { label, person } = owner;
    const known = creators.get(person);
    if (known === undefined) creators.set(person, { label, sessions: 1 });
    else known.sessions += 1;
  }
  return roles;
}

/** Roles that many creators use, of those that the sessions run as; those beyond the subjects count as creators too. */
function findSharedRoles({ subjects, population, complete }: PlainInput, readIdle: ReadIdle): RadarFinding[] {
  const users = new Map<string, RadarSubject[]>();
  for (const subject of subjects) {
    const key = toRoleKey(subject.session);
    if (key === null) continue;
    const own = users.get(key);
    if (own === undefined) users.set(key, [subject]);
    else own.push(subject);
  }
  const creatorsOf = countCreators(population);
  const shared = [...users]
    .map(([key, own]) => {
      const readings = own.map((subject) => readIdle(subject, 'all'));
      return { own, readings, creators: creatorsOf.get(key) ?? new Map<string, Creator>() };
    })
    .filter(({ creators }) => creators.size >= MANY_CREATORS)
    .map((role) => ({ ...role, idle: sumIdle(role.readings, complete) }))
    .sort((a, b) => {
      const [left, right] = [toRankValue(a.idle), toRankValue(b.idle)];
      return left === right ? b.creators.size - a.creators.size : left < right ? 1 : -1;
    });
  const [first] = shared.flatMap(({ own }) => own);
  if (first === undefined) return [];
  const all = shared.flatMap(({ own }) => own);
  const readings = shared.flatMap((role) => role.readings);
  return [
    {
      rule: 'shared-role',
      service: null,
      judged: users.size,
      found: shared.length,
      sessions: all.length,
      live: all.filter(({ session }) => isLive(session.phase)).length,
      idle: {
        of: 'all',
        seconds: Math.round(readings.reduce((sum, reading) => sum + (reading?.ms ?? 0), 0) / 1000),
        sum: sumIdle(readings, complete),
      },
      burnPerHour: null,
      newest: null,
      evidence: shared.slice(0, MOST).flatMap(({ own, creators, idle }) => {
        const session = own[0]?.session;
        if (session?.roleArn == null) return [];
        const names = [...creators.values()].sort((a, b) => b.sessions - a.sessions || (a.label < b.label ? -1 : 1));
        return {
          kind: 'role' as const,
          roleArn: session.roleArn,
          account: session.account,
          creators: creators.size,
          names: names.slice(0, MOST).map(({ label }) => label),
          sessions: own.length,
          idle,
        };
      }),
      fixes: listRoleFixes(first.place),
    },
  ];
}

/** Misconfigurations, as `findMisconfigurations` finds them. */
export function findPlainly(input: PlainInput): RadarFound {
  const { subjects, population, bounds, nowMs, complete } = input;
  const readIdle: ReadIdle = (subject, of) =>
    toIdlePortion(subject, bounds, of === 'all' ? 0 : AVOIDABLE_AFTER_MINUTES, nowMs);
  const newest = Object.fromEntries(
    SERVICES.map((service) => {
      const versions = population.flatMap((one) => (one.service === service ? (one.version ?? []) : []));
      return [service, findNewestRelease(service, versions)];
    }),
  ) as Record<Service, NewestRelease>;
  const findings: RadarFinding[] = [];
  const undecided: RadarUndecided[] = [];
  for (const rule of SESSION_RULES) {
    let open = 0;
    for (const service of SERVICES) {
      let judged = 0;
      const found: Found[] = [];
      for (const subject of subjects) {
        if (subject.session.service !== service) continue;
        const verdict = judgeSession(rule, subject, newest);
        if (verdict === 'undecided') open += 1;
        if (typeof verdict === 'string') continue;
        judged += 1;
        if (verdict.found) found.push({ subject, fact: verdict.fact, reading: readIdle(subject, IDLE_OF[rule]) });
      }
      if (found.length > 0) findings.push(toFinding(rule, service, judged, found, newest[service], complete));
    }
    if (open > 0) undecided.push({ rule, count: open });
  }
  const autoStop = findAutoStopOff(input);
  const roles = findSharedRoles(input, readIdle);
  findings.push(...autoStop.findings, ...roles);
  if (autoStop.undecided > 0) undecided.push({ rule: 'auto-stop-off', count: autoStop.undecided });
  return { findings: findings.sort(byWorth), undecided };
}
