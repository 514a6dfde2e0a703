import type { MoneySum } from './overview.ts';
import type { Problem } from './problem.ts';
import type { Service } from './service.ts';

/** What is looked for, in the order in which it is told where nothing else ranks it. */
export const RADAR_RULES = [
  'no-idle-timeout',
  'long-idle-timeout',
  'auto-stop-off',
  'no-usage-profile',
  'untagged',
  'old-release',
  'shared-role',
] as const;
export type RadarRule = (typeof RADAR_RULES)[number];

/** An idle timeout from here on is long: two days, which is what Glue sets where nobody chose. */
export const LONG_IDLE_MINUTES = 2_880;

/** What idles for longer than this is counted as avoidable: a timeout of an hour would have ended it. */
export const AVOIDABLE_AFTER_MINUTES = 60;

/** A role used by at least this many creators tells nobody's work from another's. */
export const MANY_CREATORS = 3;

/**
 * The idle time behind a finding and its cost within the range. `past-an-hour`: what idled after the first hour of each
 * pause, which a timeout of an hour would have saved. `all`: all that idled in these sessions, which the finding did not
 * cause but hides: nobody is named for it.
 */
export type RadarIdle = { of: 'past-an-hour' | 'all'; seconds: number; sum: MoneySum };

/** A session that a finding is about. `fact`: the value that it rests on, such as minutes or a version. */
export type SessionEvidence = {
  kind: 'session';
  key: string;
  href: string;
  id: string;
  name: string | null;
  service: Service;
  live: boolean;
  fact: string | null;
  idle: MoneySum;
};
/** A role, with the first of those who used it. */
export type RoleEvidence = {
  kind: 'role';
  roleArn: string;
  account: string;
  creators: number;
  names: string[];
  sessions: number;
  idle: MoneySum;
};
/** An application, with what the capacity that it holds ready costs an hour. */
export type ApplicationEvidence = {
  kind: 'application';
  account: string;
  region: string;
  scope: { id: string; name: string };
  workers: number;
  burnPerHour: MoneySum;
};
export type RadarEvidence = SessionEvidence | RoleEvidence | ApplicationEvidence;

/** A line to paste. `now` ends what runs, `next` keeps it from coming again; null where an id must not be pasted. */
export type RadarFix = { when: 'now' | 'next'; what: RadarFixKind; command: string | null };
export type RadarFixKind =
  | 'end-session'
  | 'shorter-timeout'
  | 'usage-profile'
  | 'assign-profile'
  | 'auto-stop'
  | 'tag-session'
  | 'newer-release'
  | 'own-role';

export type RadarFinding = {
  rule: RadarRule;
  /** Null for what goes across services. */
  service: Service | null;
  /** How many the rule could judge, and how many of them it found: sessions, applications or roles, as the evidence is. */
  judged: number;
  found: number;
  /** Sessions that it concerns, and those of them that live. */
  sessions: number;
  live: number;
  /** Null where it is about no session. */
  idle: RadarIdle | null;
  /** Of capacity held ready; null where it is about sessions. */
  burnPerHour: MoneySum | null;
  /** What the release is compared with. */
  newest: { label: string; from: 'documented' | 'met' } | null;
  /** Dearest first, at most 5. */
  evidence: RadarEvidence[];
  fixes: RadarFix[];
};

/** What cannot be judged yet or at all, because a value of it is not known. */
export type RadarUndecided = { rule: RadarRule; count: number };

/** `GET /api/radar`: what of the filtered sessions is set up so that money is lost or nobody can be asked. */
export type Radar = {
  asOf: string;
  complete: boolean;
  sources: { id: string; problem: Problem | null }[];
  /** Since when the history records; null where it is off, and past idling is known from present figures alone. */
  recordedSince: string | null;
  /** ISO-8601 UTC; null where the range is open to the past. */
  from: string | null;
  sessions: number;
  /** Timeouts first, the dearest first in each group. One idle hour can stand under several: they do not add up. */
  findings: RadarFinding[];
  undecided: RadarUndecided[];
};
