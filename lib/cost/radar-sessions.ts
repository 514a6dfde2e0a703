import { isLive } from '../domain/phase.ts';
import type { RadarFinding, RadarFix, RadarIdle, SessionEvidence } from '../domain/radar.ts';
import { listProfileFixes, listReleaseFixes, listTagFixes, listTimeoutFixes } from '../domain/radar-fixes.ts';
import type { SessionRule } from '../domain/radar-rules.ts';
import type { NewestRelease } from '../domain/release.ts';
import type { Service } from '../domain/service.ts';
import type { RadarSubject } from './radar-input.ts';
import { addReading, type IdleReading, openIdleSum, toRadarIdle, toReadingMoney } from './radar-sums.ts';

const MOST_EVIDENCE = 5;

/** Which idle time a rule stands for. An idle timeout causes what idles past the hour; the others cause none. */
export const IDLE_OF: Record<SessionRule, RadarIdle['of']> = {
  'no-idle-timeout': 'past-an-hour',
  'long-idle-timeout': 'past-an-hour',
  'no-usage-profile': 'past-an-hour',
  untagged: 'all',
  'old-release': 'all',
};

type Found = { subject: RadarSubject; fact: string | null; reading: IdleReading };

/** The dearest first, of equals one that lives, then the one that came first. */
function byIdle(a: Found, b: Found): number {
  const [left, right] = [a.reading?.amount?.value ?? -1n, b.reading?.amount?.value ?? -1n];
  if (left !== right) return left < right ? 1 : -1;
  return Number(isLive(b.subject.session.phase)) - Number(isLive(a.subject.session.phase));
}

/** What breaks one rule in one service: the sums of all of it, and of the sessions only those that are shown. */
export class BrokenRule {
  /** Sessions that the rule could judge. */
  judged = 0;
  readonly #rule: SessionRule;
  readonly #service: Service;
  #found = 0;
  #live = 0;
  readonly #idle = openIdleSum();
  readonly #dearest: Found[] = [];
  #dearestToEnd: Found | null = null;

  constructor(rule: SessionRule, service: Service) {
    this.#rule = rule;
    this.#service = service;
  }

  add(found: Found): void {
    const { session } = found.subject;
    this.#found += 1;
    if (isLive(session.phase)) this.#live += 1;
    addReading(this.#idle, found.reading);
    this.#rank(found);
    const toEnd = this.#dearestToEnd;
    if (session.stopCommand !== null && (toEnd === null || byIdle(toEnd, found) > 0)) this.#dearestToEnd = found;
  }

  /** Null where nothing breaks it. */
  toFinding(newest: NewestRelease, complete: boolean): RadarFinding | null {
    if (this.#found === 0) return null;
    const rule = this.#rule;
    return {
      rule,
      service: this.#service,
      judged: this.judged,
      found: this.#found,
      sessions: this.#found,
      live: this.#live,
      idle: toRadarIdle(IDLE_OF[rule], this.#idle, complete),
      burnPerHour: null,
      newest: rule === 'old-release' ? { label: newest.label, from: newest.from } : null,
      evidence: this.#dearest.map(toEvidence),
      fixes: this.#toFixes(newest),
    };
  }

  #rank(found: Found): void {
    const dearest = this.#dearest;
    let place = dearest.length;
    for (; place > 0; place -= 1) {
      const before = dearest[place - 1];
      if (before !== undefined && byIdle(before, found) <= 0) break;
    }
    if (place >= MOST_EVIDENCE) return;
    dearest.splice(place, 0, found);
    if (dearest.length > MOST_EVIDENCE) dearest.pop();
  }

  #toFixes(newest: NewestRelease): RadarFix[] {
    const [dearest] = this.#dearest;
    if (dearest === undefined) return [];
    // The dearest one that lives can be ended; the settings of the next one follow the dearest of all.
    const toEnd = this.#dearestToEnd ?? dearest;
    switch (this.#rule) {
      case 'no-idle-timeout':
      case 'long-idle-timeout':
        return listTimeoutFixes(toEnd.subject);
      case 'no-usage-profile':
        return listProfileFixes(dearest.subject);
      case 'untagged':
        return listTagFixes(toEnd.subject);
      case 'old-release':
        return listReleaseFixes(dearest.subject, newest);
    }
  }
}

function toEvidence({ subject: { session }, fact, reading }: Found): SessionEvidence {
  const { key, href, id, name, service, phase } = session;
  return { kind: 'session', key, href, id, name, service, live: isLive(phase), fact, idle: toReadingMoney(reading) };
}
