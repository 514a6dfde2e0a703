import type { UsageGroup, UsageSeries } from '@/lib/domain/usage-series.ts';

/** Two days of a usage answer for tests, the same amount for each of the given rows. */
export function toUsageSeries(
  group: UsageGroup,
  rows: readonly { value: string | null; rest: boolean }[],
): UsageSeries {
  const amount = { reported: 100, estimated: 0 };
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
  };
}
