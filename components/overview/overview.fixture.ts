import type { MoneySum, Overview, OverviewMoney, Ranking, SpanSpend } from '@/lib/domain/overview.ts';

/** A sum in USD, of everything there is. */
export const toSum = (amount: string | null, changes: Partial<MoneySum> = {}): MoneySum => ({
  amounts: amount === null ? [] : [{ amount, currency: 'USD' }],
  unknown: 0,
  atLeast: false,
  estimated: 0,
  ...changes,
});

const NOBODY: Ranking = { top: [], others: null, none: null, undecided: null };
const NOTHING: SpanSpend = { sessions: 0, spend: toSum(null), whole: toSum(null) };

/** The money of an overview without a session. */
export const NO_MONEY: OverviewMoney = {
  tz: 'UTC',
  at: '2026-11-20T12:00:00.000Z',
  live: 0,
  burnPerHour: toSum(null),
  burnByService: [],
  standing: { burnPerHour: toSum(null), applications: [] },
  idleCost: toSum(null),
  idleBurnPerHour: toSum(null),
  today: { ...NOTHING, since: '2026-11-20T00:00:00.000Z' },
  range: NOTHING,
  unknownCosts: [],
  services: [],
  bucket: 'day',
  buckets: [],
  dearest: [],
  pastMidnight: { midnight: '2026-11-21T00:00:00.000Z', sessions: [], total: 0, unknown: 0 },
  owners: NOBODY,
  scopes: NOBODY,
  roles: NOBODY,
  untagged: null,
};

/** Thirty sessions of Glue and Athena, and no source of EMR Serverless. */
export const OVERVIEW: Overview = {
  asOf: '2026-11-20T12:00:00Z',
  complete: true,
  missingSources: 0,
  sources: 7,
  demo: false,
  sessions: 30,
  byService: [
    { service: 'glue', sessions: 20, live: 5, phases: { ended: 13, ready: 4, failed: 2, unknown: 1 } },
    { service: 'athena', sessions: 10, live: 3, phases: { idle: 2, busy: 1, ended: 7 } },
  ],
  idle: [],
  idleTotal: 2,
  idleUnknown: 4,
  failures: [],
  failuresTotal: 2,
  money: NO_MONEY,
};
