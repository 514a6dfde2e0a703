import { RADAR_RULES, type RadarFinding, type RadarRule, type RadarUndecided } from '../domain/radar.ts';
import { judgeSession, SESSION_RULES, type SessionRule } from '../domain/radar-rules.ts';
import { findNewestRelease, type NewestRelease } from '../domain/release.ts';
import { SERVICES, type Service } from '../domain/service.ts';
import type { Session } from '../domain/session.ts';
import { findAutoStopOff } from './radar-applications.ts';
import type { RadarApplication, RadarInput, RadarQuestion, RadarSubject } from './radar-input.ts';
import { SharedRoles } from './radar-roles.ts';
import { BrokenRule, IDLE_OF } from './radar-sessions.ts';
import { openIdleReader, toRankValue } from './radar-sums.ts';

export type RadarFound = { findings: RadarFinding[]; undecided: RadarUndecided[] };

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

const ofEachService = <Value>(make: (service: Service) => Value) =>
  Object.fromEntries(SERVICES.map((service) => [service, make(service)])) as Record<Service, Value>;

/**
 * The radar one session at a time, so that whoever hands them over may do something else in between: first everything that
 * is known is met, then what is looked at is added. Keeps sums and what is shown, not the sessions.
 */
export class RadarLook {
  readonly #question: RadarQuestion;
  readonly #versions = ofEachService(() => new Set<string>());
  readonly #roles = new SharedRoles();
  readonly #undecided = new Map<SessionRule, number>();
  readonly #broken = SESSION_RULES.map((rule) => ({
    rule,
    by: ofEachService((service) => new BrokenRule(rule, service)),
  }));
  #newest: Record<Service, NewestRelease> | null = null;

  constructor(question: RadarQuestion) {
    this.#question = question;
  }

  /** Of everything within the range, whether it is looked at or not: it tells who shares a role, and what releases there are. */
  meet(session: Session): void {
    if (session.version !== null) this.#versions[session.service].add(session.version);
    this.#roles.meet(session);
  }

  add(subject: RadarSubject): void {
    const { service } = subject.session;
    const newest = this.#findNewest();
    const readIdle = openIdleReader(subject, this.#question);
    for (const { rule, by } of this.#broken) {
      const verdict = judgeSession(rule, subject, newest);
      if (verdict === 'undecided') this.#undecided.set(rule, (this.#undecided.get(rule) ?? 0) + 1);
      if (typeof verdict === 'string') continue;
      by[service].judged += 1;
      if (verdict.found) by[service].add({ subject, fact: verdict.fact, reading: readIdle(IDLE_OF[rule]) });
    }
    this.#roles.add(subject, () => readIdle('all'));
  }

  close(applications: readonly RadarApplication[]): RadarFound {
    const { book, complete } = this.#question;
    const newest = this.#findNewest();
    const findings = this.#broken.flatMap(({ by }) =>
      SERVICES.flatMap((service) => by[service].toFinding(newest[service], complete) ?? []),
    );
    const undecided: RadarUndecided[] = SESSION_RULES.flatMap((rule) => {
      const count = this.#undecided.get(rule);
      return count === undefined ? [] : [{ rule, count }];
    });
    const autoStop = findAutoStopOff({ applications, book, complete });
    if (autoStop.undecided > 0) undecided.push({ rule: 'auto-stop-off', count: autoStop.undecided });
    findings.push(...autoStop.findings, ...this.#roles.toFindings(complete));
    return { findings: findings.sort(byWorth), undecided };
  }

  #findNewest(): Record<Service, NewestRelease> {
    this.#newest ??= ofEachService((service) => findNewestRelease(service, this.#versions[service]));
    return this.#newest;
  }
}

/**
 * What of some sessions and applications is set up so that money idles away or nobody can be asked, each with its evidence,
 * the idle money behind it and a line that mends it. What cannot be judged is counted, and never taken for well.
 */
export function findMisconfigurations({ subjects, population, applications, ...question }: RadarInput): RadarFound {
  const look = new RadarLook(question);
  for (const session of population) look.meet(session);
  for (const subject of subjects) look.add(subject);
  return look.close(applications);
}
