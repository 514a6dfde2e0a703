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

/** What sessions of one value have cost in the range; `value` null for those without one. */
export type SpendRank = { value: string | null; label: string; sessions: number; spend: MoneySum };

/** The dearest values of a field; what is left over, and the sessions without a value, are told apart. */
export type Ranking = {
  top: SpendRank[];
  /** Sessions that have no value: unowned, without a role. Null where there are none. */
  none: SpendRank | null;
  /** Values beyond the top ones, and their spend. */
  others: { values: number; spend: MoneySum } | null;
};

/** Capacity that is held ready, with what it costs an hour. */
export type StandingCost = { capacity: StandingCapacity; burnPerHour: Money | null; reason: string | null };

export type OverviewMoney = {
  /** The IANA zone that days are of. */
  tz: string;
  /** What all running sessions cost an hour now. */
  burnPerHour: MoneySum;
  /** Pre-initialised capacity of started EMR Serverless applications: billed beside the sessions, an estimate. */
  standing: { burnPerHour: MoneySum; applications: StandingCost[] };
  /** What present idling has cost so far, and what goes on to cost an hour because of it. */
  idleCost: MoneySum;
  idleBurnPerHour: MoneySum;
  /** Since midnight of `tz`, and within the range. */
  today: MoneySum;
  range: MoneySum;
  bucket: 'day' | 'week' | 'month';
  /** Ascending and contiguous; at most 92. ISO-8601 UTC bounds. Services without spend are left out of a bucket. */
  buckets: { start: string; end: string; spend: { service: Service; amounts: Money[] }[] }[];
  /** Most first; at most 10. */
  dearest: Session[];
  /** Live sessions that nothing known stops before the next midnight of `tz`, dearest rate first; at most 10. */
  pastMidnight: { midnight: string; sessions: Session[]; total: number; unknown: number };
  owners: Ranking;
  scopes: Ranking;
  roles: Ranking;
  /** Sessions that carry no tag at all; null where there are none. */
  untagged: SpendRank | null;
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
  /** Idle now, longest first; at most 10, `idleTotal` says how many there are. */
  idle: Session[];
  idleTotal: number;
  /** Live sessions whose idle time the service does not tell. */
  idleUnknown: number;
  /** Newest first; at most 10. */
  failures: Session[];
  failuresTotal: number;
};
