import type { Cost } from '../cost/cost.ts';
import type { MissingReason } from './missing.ts';
import type { Phase } from './phase.ts';
import type { Service } from './service.ts';
import type { Session } from './session.ts';
import type { StandingCapacity } from './standing-capacity.ts';

/** An amount as a decimal's text; `currency` by ISO 4217. */
export type Money = { amount: string; currency: string };

/** A sum over sessions, apart by currency, the currency of most first. */
export type MoneySum = {
  amounts: Money[];
  /** Sessions that have an amount which nobody knows: the sum is a lower bound while there are any. */
  unknown: number;
  /** Whether the sum is a lower bound for whatever reason, a missing source included. */
  atLeast: boolean;
  /** Sessions whose part of it is our estimate. */
  estimated: number;
};

/** Sessions, and what they have spent within a span of time. */
export type Share = { sessions: number; spend: MoneySum };

/**
 * What sessions that were alive within a span have spent within it. `whole` is what the same sessions have cost in all,
 * before and after it too: what a list of them adds up to.
 */
export type SpanSpend = Share & { whole: MoneySum };

/** The share of the sessions with one value, as the field's filter takes it. */
export type SpendRank = Share & {
  value: string;
  /** Of scopes: the applications or workgroups of that name; empty where there are very many. */
  pages?: readonly ScopePage[];
};

/** An application or workgroup, and the path of its page. */
export type ScopePage = { id: string; account: string; region: string; href: string };

/** The dearest values of a field in the range; all its parts together are the range's whole. */
export type Ranking = {
  /** Most first; at most 5. */
  top: SpendRank[];
  /** Values beyond the top ones. */
  others: (Share & { values: number }) | null;
  /** Sessions that are known, or told by nobody, to have a value: unowned, without a role. Null where there are none. */
  none: Share | null;
  /** Sessions of which the value has not arrived yet. */
  undecided: Share | null;
};

/** Capacity that is held ready, with what it costs an hour; without an amount for a reason. */
export type StandingCost = { capacity: StandingCapacity; burnPerHour: Cost; reason: MissingReason | null };

/** What a service's sessions have spent in a bucket. */
export type ServiceSpend = { service: Service; amounts: Money[] };

/** ISO-8601 UTC bounds; services without spend are left out. */
export type SpendBucket = { start: string; end: string; spend: ServiceSpend[] };

/**
 * The money of an overview. What is of now (`live` to `today`, and `pastMidnight`) is of the filter's sessions whatever
 * its range; the rest is of the range.
 */
export type OverviewMoney = {
  /** The IANA zone that days are of. */
  tz: string;
  /** ISO-8601 UTC that amounts are as of. */
  at: string;
  /** Sessions alive now, and what they cost an hour. */
  live: number;
  burnPerHour: MoneySum;
  /** The same by service, those without a live session left out. */
  burnByService: { service: Service; live: number; burnPerHour: MoneySum }[];
  /**
   * Pre-initialised capacity of started EMR Serverless applications: billed beside the sessions, an estimate. Null where
   * the filter asks for what only a session has: such capacity is nobody's.
   */
  standing: { burnPerHour: MoneySum; applications: StandingCost[] } | null;
  /** What present idling has cost so far, and by how much an hour that grows; nothing is said to grow of stale rows. */
  idleCost: MoneySum;
  idleBurnPerHour: MoneySum;
  /** Since the last midnight of `tz`. */
  today: SpanSpend & { since: string };
  range: SpanSpend;
  /** Sessions of the range without an amount, by why that is, most first. */
  unknownCosts: { reason: MissingReason; sessions: number }[];
  services: (Share & { service: Service })[];
  bucket: 'day' | 'week' | 'month';
  /** Ascending and contiguous; at most 92. Together they are the range's spend. */
  buckets: SpendBucket[];
  /** Most first; at most 10. */
  dearest: Session[];
  /**
   * Live sessions that nothing known stops before the next midnight of `tz`, dearest rate first; at most 10. `unknown`:
   * those of which nobody knows when they stop.
   */
  pastMidnight: { midnight: string; sessions: Session[]; total: number; unknown: number };
  owners: Ranking;
  scopes: Ranking;
  roles: Ranking;
  /** Sessions that are known to carry no tag at all; null where there are none. */
  untagged: Share | null;
};

/** `GET /api/overview`: counts and money of the filtered sessions; "at least" while `complete` is false. */
export type Overview = {
  asOf: string;
  complete: boolean;
  missingSources: number;
  sources: number;
  demo: boolean;
  sessions: number;
  byService: { service: Service; sessions: number; live: number; phases: Partial<Record<Phase, number>> }[];
  /** Idle now, most wasted first; at most 10, `idleTotal` says how many there are. */
  idle: Session[];
  idleTotal: number;
  /** Live sessions of which nothing tells whether they idle. */
  idleUnknown: number;
  /** Newest first; at most 10. */
  failures: Session[];
  failuresTotal: number;
  money: OverviewMoney;
};
