import type { UsageGroup, UsagePeriod, UsageSeries } from '@/lib/domain/usage-series.ts';

const amount = { reported: 100, estimated: 0 };

/** Two days of a usage answer for tests, the same amount for each of the given rows. */
export function toUsageSeries(
  group: UsageGroup,
  rows: readonly { value: string | null; rest: boolean }[],
  more: Partial<UsageSeries> = {},
): UsageSeries {
  return {
    measure: 'dpuSeconds',
    group,
    tz: 'UTC',
    bucket: 'day',
    requestedBucket: 'day',
    buckets: [
      { start: '2026-11-18T00:00:00.000Z', end: '2026-11-19T00:00:00.000Z' },
      { start: '2026-11-19T00:00:00.000Z', end: '2026-11-20T00:00:00.000Z' },
    ],
    series: rows.map((row) => ({
      ...row,
      sessions: 1,
      total: { reported: 200, estimated: 0 },
      values: [amount, amount],
    })),
    sessions: rows.length,
    unknown: 0,
    notApplicable: 0,
    complete: true,
    asOf: '2026-11-20T00:00:00.000Z',
    sources: [],
    currency: null,
    otherCurrencies: [],
    atLeast: false,
    previous: null,
    gaps: [],
    recordedSince: '2026-01-01T00:00:00.000Z',
    ...more,
  };
}

/** The two days before, with a total that is given. */
export function toPeriod(sum: number, more: Partial<UsagePeriod> = {}): UsagePeriod {
  return {
    start: '2026-11-16T00:00:00.000Z',
    end: '2026-11-18T00:00:00.000Z',
    buckets: [
      { start: '2026-11-16T00:00:00.000Z', end: '2026-11-17T00:00:00.000Z' },
      { start: '2026-11-17T00:00:00.000Z', end: '2026-11-18T00:00:00.000Z' },
    ],
    values: [
      { reported: sum, estimated: 0 },
      { reported: 0, estimated: 0 },
    ],
    total: { reported: sum, estimated: 0 },
    sessions: 1,
    unknown: 0,
    atLeast: false,
    ...more,
  };
}
