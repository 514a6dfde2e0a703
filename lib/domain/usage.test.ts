import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPresentIdleCost, toUsageAmount, unitsOf } from '../cost/usage-amount.ts';
import { openUsageTally, tallySession } from '../cost/usage-figure.ts';
import type { TimeWindow } from '../filters/filter.ts';
import { isLive } from './phase.ts';
import { NOW_MS, toSession } from './session.fixture.ts';
import type { Session, SessionUsage } from './session.ts';
import { anySession } from './sessions.fixture.ts';
import { toUsageChart, type UsageQuery } from './usage.ts';
import { BUCKETS, MAX_MARKS, USAGE_GROUPS, USAGE_MEASURES, type UsageSeriesRow } from './usage-series.ts';

const ALL: TimeWindow = { kind: 'relative', range: 'all' };
const blank: SessionUsage = { total: null, billed: null, dpuSeconds: null, executionSeconds: null };
const query: UsageQuery & { window: TimeWindow } = {
  compare: null,
  currency: null,
  window: ALL,
  bucket: 'day',
  tz: 'UTC',
  group: 'state',
  measure: 'dpuSeconds',
};

const idleOf = (session: Session) => (isLive(session.phase) ? toPresentIdleCost(session, NOW_MS) : null);

function toUsageSeries(sessions: readonly Session[], asked: typeof query, nowMs: number) {
  const tally = openUsageTally();
  for (const session of sessions) tallySession(tally, session, asked, nowMs, { idle: idleOf(session) });
  return toUsageChart(tally, asked, nowMs);
}

const absolute = (from: string | null, to: string | null): TimeWindow => ({ kind: 'absolute', from, to });
const sumOf = (row: UsageSeriesRow) => row.values.reduce((sum, value) => sum + value.reported + value.estimated, 0);

/** An ended Glue session with a figure of its own. */
const ended = (createdAt: string, endedAt: string, dpuSeconds: number, more: Partial<Session> = {}) =>
  toSession({
    phase: 'ended',
    state: 'STOPPED',
    createdAt,
    endedAt,
    usage: { ...blank, dpuSeconds },
    ...more,
  });

const anyQuery = fc.record({
  bucket: fc.constantFrom(...BUCKETS),
  tz: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York'),
  group: fc.oneof(fc.constantFrom(...USAGE_GROUPS), fc.constant('tag:team' as const)),
  measure: fc.constantFrom(...USAGE_MEASURES),
  compare: fc.constant(null),
  currency: fc.constant(null),
});
const anySessions = fc.array(anySession, { maxLength: 20 });

describe('usage over time', () => {
  it('adds up to the quantities of all sessions when the window holds their lives', () => {
    fc.assert(
      fc.property(anySessions, anyQuery, (sessions, asked) => {
        const chart = toUsageSeries(sessions, { ...asked, window: ALL }, NOW_MS);
        const placed = sessions.filter((session) => {
          const { createdAt, endedAt, phase, usage } = session;
          const live = phase !== 'ended' && phase !== 'failed';
          return createdAt !== null && (endedAt !== null || live || usage.executionSeconds !== null);
        });
        const units = unitsOf(asked.measure);
        const quantities = placed.flatMap(
          (session) => toUsageAmount(session, asked.measure, NOW_MS, idleOf(session)) ?? [],
        );
        const expected = quantities.reduce((sum, amount) => sum + amount.units / units, 0);
        const total = chart.series.reduce((sum, row) => sum + sumOf(row), 0);
        expect(Math.abs(total - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
        expect(chart.series.reduce((sum, row) => sum + row.sessions, 0)).toBe(quantities.length);
        expect(chart.sessions + chart.notApplicable).toBe(sessions.length);
        expect(chart.sessions - chart.unknown).toBe(quantities.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is never NaN or negative, and never more marks than the bound, in any window', () => {
    const iso = fc.option(
      fc.integer({ min: 0, max: NOW_MS + 1e10 }).map((ms) => new Date(ms).toISOString()),
      { nil: null },
    );
    const window = fc.oneof(
      fc.constantFrom('24h', '7d', '30d', '90d', 'all').map((range) => ({ kind: 'relative', range }) as TimeWindow),
      fc.tuple(iso, iso).map(([a, b]) => (a !== null && b !== null && a > b ? absolute(b, a) : absolute(a, b))),
    );
    fc.assert(
      fc.property(anySessions, anyQuery, window, (sessions, asked, within) => {
        const chart = toUsageSeries(sessions, { ...asked, window: within }, NOW_MS);
        expect(chart.buckets.length * Math.max(1, chart.series.length)).toBeLessThanOrEqual(MAX_MARKS);
        for (const row of chart.series) {
          expect(row.values).toHaveLength(chart.buckets.length);
          for (const value of [row.total, ...row.values]) {
            expect(value.reported).toBeGreaterThanOrEqual(0);
            expect(value.estimated).toBeGreaterThanOrEqual(0);
            expect(Number.isFinite(value.reported + value.estimated)).toBe(true);
          }
        }
        for (const [index, bucket] of chart.buckets.entries()) {
          expect(bucket.start < bucket.end).toBe(true);
          if (index > 0) expect(chart.buckets[index - 1]?.end).toBe(bucket.start);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('spreads a figure evenly over the life, by the calendar of the zone', () => {
    const session = ended('2026-03-28T23:00:00Z', '2026-03-30T22:00:00Z', 47_000);
    const chart = toUsageSeries(
      [session],
      { ...query, tz: 'Europe/Berlin', window: absolute('2026-03-28T23:00:00Z', '2026-03-30T22:00:00Z') },
      NOW_MS,
    );
    expect(chart.buckets.map(({ start }) => start)).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
    expect(chart.series[0]?.values.map(({ reported }) => Math.round(reported))).toEqual([23_000, 24_000]);
  });

  it('counts only what lies in the window, in proportion', () => {
    const session = ended('2026-08-10T00:00:00Z', '2026-08-14T00:00:00Z', 400);
    const chart = toUsageSeries(
      [session],
      { ...query, window: absolute('2026-08-12T12:00:00Z', '2026-08-13T06:00:00Z') },
      NOW_MS,
    );
    expect(chart.buckets).toEqual([
      { start: '2026-08-12T12:00:00.000Z', end: '2026-08-13T00:00:00.000Z' },
      { start: '2026-08-13T00:00:00.000Z', end: '2026-08-13T06:00:00.000Z' },
    ]);
    expect(chart.series[0]?.values.map(({ reported }) => reported)).toEqual([50, 25]);
    expect(chart.series[0]?.total).toEqual({ reported: 75, estimated: 0 });
  });

  it('marks estimates of running sessions apart from figures', () => {
    const chart = toUsageSeries(
      [toSession(), ended('2026-08-20T01:00:00Z', '2026-08-20T02:00:00Z', 10, { state: 'READY' })],
      { ...query, window: { kind: 'relative', range: '24h' } },
      NOW_MS,
    );
    expect(chart.series).toMatchObject([{ value: 'READY', sessions: 2, total: { reported: 10, estimated: 18_000 } }]);
    expect(chart.buckets.at(-1)).toEqual({ start: '2026-08-20T00:00:00.000Z', end: '2026-08-21T00:00:00.000Z' });
  });

  it('puts the whole figure of a moment into its bucket, and none where it lies outside', () => {
    const moment = ended('2026-08-12T00:00:00Z', '2026-08-12T00:00:00Z', 7);
    const window = (from: string, to: string) => ({ ...query, window: absolute(from, to) });
    const total = (from: string, to: string) =>
      toUsageSeries([moment], window(from, to), NOW_MS).series[0]?.total.reported;
    expect(total('2026-08-12T00:00:00Z', '2026-08-13T00:00:00Z')).toBe(7);
    expect(total('2026-08-11T00:00:00Z', '2026-08-12T00:00:00Z')).toBe(0);
  });

  it('F-18 takes odd times as far as they make sense', () => {
    const odd = [
      ended('2027-08-12T00:00:00Z', '2027-08-13T00:00:00Z', 1, { id: 'tomorrow' }),
      ended('2026-08-12T00:00:00Z', '2026-08-01T00:00:00Z', 2, { id: 'backwards' }),
      ended('0001-01-01T00:00:00Z', '2026-08-01T00:00:00Z', 4, { id: 'ancient' }),
    ];
    const chart = toUsageSeries(odd, { ...query, bucket: 'hour' }, NOW_MS);
    expect(chart.series[0] && sumOf(chart.series[0])).toBeCloseTo(7, 9);
    expect(chart).toMatchObject({ bucket: 'month', requestedBucket: 'hour', unknown: 0 });
    expect(chart.buckets.length).toBeLessThanOrEqual(MAX_MARKS);
    expect(chart.buckets[0]?.start).toBe('2015-01-01T00:00:00.000Z');
  });

  it('says what it cannot show', () => {
    const sessions = [
      ended('2026-08-12T00:00:00Z', '2026-08-13T00:00:00Z', 1),
      toSession({ id: 'no-figure', phase: 'failed', state: 'FAILED' }),
      toSession({ id: 'no-place', createdAt: null, usage: { ...blank, dpuSeconds: 5 } }),
      toSession({ id: 'emr', service: 'emr-serverless' }),
    ];
    expect(toUsageSeries(sessions, query, NOW_MS)).toMatchObject({ sessions: 3, unknown: 2, notApplicable: 1 });
  });
});

describe('series', () => {
  const hours = (worker: string | null, dpuSeconds: number) =>
    ended('2026-08-12T00:00:00Z', '2026-08-12T10:00:00Z', dpuSeconds, {
      id: `${worker}-${dpuSeconds}`,
      capacity: { workerType: worker, workers: 1, dpus: 1, architecture: null },
    });

  it('are the nine largest, then the rest, then those without a value', () => {
    const sessions = [hours(null, 9000), ...Array.from({ length: 12 }, (_, at) => hours(`W${at + 10}`, 100 + at))];
    const { series } = toUsageSeries(sessions, { ...query, group: 'worker' }, NOW_MS);
    expect(series.map(({ value, rest, sessions: rows }) => [value, rest, rows])).toEqual([
      ...Array.from({ length: 9 }, (_, at) => [`W${21 - at}`, false, 1]),
      [null, true, 3],
      [null, false, 1],
    ]);
    expect(series.at(-2)?.total.reported).toBeCloseTo(303, 9);
  });

  it('make the bucket coarser, and say so, where there would be too many marks', () => {
    const window: TimeWindow = { kind: 'relative', range: '7d' };
    const one = toUsageSeries([hours('a', 1)], { ...query, group: 'worker', bucket: 'hour', window }, NOW_MS);
    expect(one).toMatchObject({ bucket: 'hour', requestedBucket: 'hour' });
    const many = ['a', 'b', 'c'].map((worker) => hours(worker, 1));
    const three = toUsageSeries(many, { ...query, group: 'worker', bucket: 'hour', window }, NOW_MS);
    expect(three).toMatchObject({ bucket: 'day', requestedBucket: 'hour' });
  });

  it('group by what is shown, so that a bar and its filter hold the same rows', () => {
    const arn = 'arn:aws:sts::210987654321:assumed-role/Analyst/ana';
    const sessions = [
      { ...hours('a', 1), owner: 'ana', tags: { team: 'x' } },
      { ...hours('a', 2), owner: arn, tags: JSON.parse('{"__proto__":"y"}') },
      { ...hours('a', 4), tags: null },
    ];
    const read = (group: UsageQuery['group']) =>
      toUsageSeries(sessions, { ...query, group }, NOW_MS).series.map(({ value, total }) => [
        value,
        Math.round(total.reported),
      ]);
    expect(read('owner')).toEqual([
      ['ana', 3],
      [null, 4],
    ]);
    expect(read('tag:team')).toEqual([
      ['x', 1],
      [null, 6],
    ]);
    expect(read('tag:__proto__')).toEqual([
      ['y', 2],
      [null, 5],
    ]);
    expect(read('role')).toEqual([['GlueSessions', 7]]);
    expect(read('scope')).toEqual([['-', 7]]);
    expect(read('service')).toEqual([['glue', 7]]);
  });

  it('are none without sessions, over the whole window', () => {
    const chart = toUsageSeries([], { ...query, window: { kind: 'relative', range: '7d' } }, NOW_MS);
    expect(chart).toMatchObject({ series: [], sessions: 0, unknown: 0 });
    expect(chart.buckets).toHaveLength(8);
    expect(toUsageSeries([], query, NOW_MS).buckets).toHaveLength(1);
    expect(toUsageSeries([], { ...query, window: absolute('2030-01-01T00:00:00Z', null) }, NOW_MS).buckets).toEqual([]);
  });
});
