import { isLive } from '../domain/phase.ts';
import {
  RADAR_RULES,
  type RadarFinding,
  type RadarFix,
  type RadarIdle,
  type RadarRule,
  type RadarUndecided,
} from '../domain/radar.ts';
import { listProfileFixes, listReleaseFixes, listTagFixes, listTimeoutFixes } from '../domain/radar-fixes.ts';
import { judgeSession, SESSION_RULES, type SessionRule } from '../domain/radar-rules.ts';
import { findNewestRelease, type NewestRelease } from '../domain/release.ts';
import { SERVICES, type Service } from '../domain/service.ts';
import { findAutoStopOff } from './radar-applications.ts';
import type { RadarInput, RadarSubject } from './radar-input.ts';
import { findSharedRoles } from './radar-roles.ts';
import { type IdleReading, openIdleReader, sumIdle, toRankValue } from './radar-sums.ts';

const MOST_EVIDENCE = 5;

/** Which idle time a rule stands for. An idle timeout causes what idles past the hour; the others cause none. */
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
    evidence: ranked.slice(0, MOST_EVIDENCE).map(({ subject: { session }, fact, reading }) => ({
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

/** Timeouts first, which let money idle; then what burns without a session, what limits nobody, and what only hides. */
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

/**
 * What of some sessions and applications is set up so that money idles away or nobody can be asked, each with its evidence,
 * the idle money behind it and a line that mends it. What cannot be judged is counted, and never taken for well.
 */
export function findMisconfigurations(input: RadarInput): { findings: RadarFinding[]; undecided: RadarUndecided[] } {
  const { subjects, population, bounds, nowMs, complete } = input;
  const readIdle = openIdleReader(bounds, nowMs);
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
