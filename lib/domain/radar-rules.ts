import { mayStillArrive } from './missing.ts';
import { LONG_IDLE_MINUTES, type RadarRule } from './radar.ts';
import { isOldRelease, type NewestRelease, parseRelease } from './release.ts';
import type { Service } from './service.ts';
import type { MissingField, Session } from './session.ts';
import type { SessionSetup } from './session-setup.ts';

/** The rules that one session alone can break. */
export type SessionRule = Exclude<RadarRule, 'auto-stop-off' | 'shared-role'>;

/**
 * Whether a session breaks a rule, with the value that says so. `undecided`: that value is not known. `exempt`: the rule
 * says nothing of such a session.
 */
export type Verdict = { found: boolean; fact: string | null } | 'undecided' | 'exempt';

export type Judged = { session: Session; setup: SessionSetup | null };

type Judge = (subject: Judged, newest: Record<Service, NewestRelease>) => Verdict;

function isUnknownYet({ missing }: Session, field: MissingField): boolean {
  return mayStillArrive(missing[field]) || missing[field] === 'denied' || missing[field] === 'invalid';
}

const CLEAR: Verdict = { found: false, fact: null };

const JUDGES: Record<SessionRule, Judge> = {
  'no-idle-timeout': ({ session }) => {
    const { idleTimeoutMinutes: minutes, service, missing } = session;
    if (minutes !== null) return { found: minutes === 0, fact: minutes === 0 ? '0' : null };
    if (isUnknownYet(session, 'idleTimeoutMinutes')) return 'undecided';
    // Glue documents that a session without one lives for its timeout, 48 hours unless set; the others' defaults are short.
    return service === 'glue' && missing.idleTimeoutMinutes === 'not-reported' ? { found: true, fact: null } : 'exempt';
  },
  'long-idle-timeout': ({ session }) => {
    const { idleTimeoutMinutes: minutes } = session;
    if (minutes === null) return isUnknownYet(session, 'idleTimeoutMinutes') ? 'undecided' : 'exempt';
    return minutes >= LONG_IDLE_MINUTES ? { found: true, fact: String(minutes) } : CLEAR;
  },
  'no-usage-profile': ({ session, setup }) => {
    if (session.service !== 'glue') return 'exempt';
    if (setup === null || setup.usageProfile === null) return 'undecided';
    return { found: setup.usageProfile.name === null, fact: null };
  },
  untagged: ({ session }) =>
    session.tags === null ? 'undecided' : { found: Object.keys(session.tags).length === 0, fact: null },
  'old-release': ({ session }, newest) => {
    const { service, version } = session;
    if (version === null) return isUnknownYet(session, 'version') ? 'undecided' : 'exempt';
    const release = parseRelease(service, version);
    if (release === null) return 'undecided';
    return { found: isOldRelease(service, release, newest[service]), fact: version };
  },
};

/** Whether a session breaks a rule. `newest`: what its release is compared with. */
export function judgeSession(rule: SessionRule, subject: Judged, newest: Record<Service, NewestRelease>): Verdict {
  return JUDGES[rule](subject, newest);
}

/** The rules that one session alone can break, in the order in which they are told. */
export const SESSION_RULES = Object.keys(JUDGES) as SessionRule[];
