import { describe, expect, test } from 'vitest';
import { SERVICES } from '@/lib/domain/service.ts';
import type { UsageSeries } from '@/lib/domain/usage-series.ts';
import { listMarked, toSpanLabel, toTickLabel } from './bucket-labels.ts';
import { sumSpan, toChartModel, toSum } from './chart-model.ts';
import { toGroupColor, toGroupFill, toGroupLabel } from './group-labels.ts';

const value = (reported: number, estimated = 0) => ({ reported, estimated });

const USAGE: UsageSeries = {
  measure: 'dpuSeconds',
  group: 'role',
  tz: 'UTC',
  bucket: 'day',
  requestedBucket: 'day',
  buckets: [
    { start: '2026-11-18T00:00:00Z', end: '2026-11-19T00:00:00Z' },
    { start: '2026-11-19T00:00:00Z', end: '2026-11-20T00:00:00Z' },
  ],
  series: [
    { value: null, rest: false, sessions: 9, total: value(900), values: [value(900), value(0)] },
    { value: null, rest: true, sessions: 2, total: value(700), values: [value(700), value(0)] },
    { value: 'arn:aws:iam::1:role/small', rest: false, sessions: 1, total: value(10), values: [value(10)] },
    {
      value: 'arn:aws:iam::1:role/large',
      rest: false,
      sessions: 3,
      total: value(50, 25),
      values: [value(20), value(30, 25)],
    },
  ],
  sessions: 15,
  unknown: 0,
  notApplicable: 0,
  complete: true,
  asOf: '2026-11-20T00:00:00Z',
  sources: [],
  currency: null,
  otherCurrencies: [],
  atLeast: false,
  previous: null,
  gaps: [],
  recordedSince: null,
};

describe('chart model', () => {
  const model = toChartModel(USAGE);

  test('named series by size, then those without a value, then the rest', () => {
    expect(model.series.map((series) => series.label)).toEqual(['large', 'small', 'not reported', 'other']);
  });

  test('stacks add up with estimates apart, and a short row counts as nothing there', () => {
    expect(model.points.map((point) => point.total)).toEqual([value(1630), value(30, 25)]);
    expect(model.points[1]?.values[1]).toEqual(value(0));
    expect(model.peak).toBe(1630);
    expect(model.hasEstimates).toBe(true);
    expect(toSum(model.total)).toBe(1685);
  });

  test('a span sums all series or one', () => {
    expect(sumSpan(model, 0, 1, 0)).toEqual(value(50, 25));
    expect(sumSpan(model, 1, 1, null)).toEqual(value(30, 25));
  });
});

test('the unit shown divides every number, the period before included, which counts for the height too', () => {
  const values = [value(7200), value(36)];
  const previous = {
    start: '2026-11-16T00:00:00Z',
    end: '2026-11-18T00:00:00Z',
    buckets: [],
    values,
    total: value(7236),
    sessions: 1,
    unknown: 0,
    atLeast: false,
  };
  const model = toChartModel({ ...USAGE, previous }, 3600);
  expect(model.points.map(({ before }) => before)).toEqual([value(2), value(0.01)]);
  expect(model.peak).toBe(2);
  expect(toSum(model.total)).toBeCloseTo(1685 / 3600);
  expect(toChartModel({ ...USAGE, previous: { ...previous, values: [] } }).points[0]?.before).toBeNull();
});

test('neighbours in a stack differ without colour', () => {
  const fills = Array.from({ length: 9 }, (_, index) => toGroupFill('owner', { value: 'x', rest: false }, index));
  for (const [index, fill] of fills.entries()) expect(fill).not.toBe(fills[index + 1]);
  expect(toGroupFill('owner', { value: null, rest: false }, 0)).toBe('dotted');
  const services = SERVICES.map((service) => toGroupFill('service', { value: service, rest: false }, 0));
  expect(new Set(services).size).toBe(SERVICES.length);
});

describe('series names and colours', () => {
  test('a missing tag names the tag, an ARN shows its last part', () => {
    expect(toGroupLabel('tag:team', { value: null, rest: false })).toBe('no tag team');
    expect(toGroupLabel('owner', { value: 'arn:aws:sts::1:assumed-role/dev/ana', rest: false })).toBe('ana');
    expect(toGroupLabel('service', { value: 'glue', rest: false })).toBe('AWS Glue');
  });

  test('services, phases and states keep their colour, unknown states take the palette', () => {
    expect(toGroupColor('service', { value: 'glue', rest: false }, 4)).toBe('var(--service-glue)');
    expect(toGroupColor('state', { value: 'FAILED', rest: false }, 4)).toBe('var(--phase-failed)');
    expect(toGroupColor('state', { value: 'HIBERNATING', rest: false }, 9)).toBe('var(--series-1)');
  });
});

describe('bucket labels', () => {
  test('a week of hours is marked at midnights of its zone, half a day at every hour', () => {
    const hours = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const start = Date.parse('2026-11-18T05:00:00Z') + index * 3_600_000;
        return { start: new Date(start).toISOString(), end: new Date(start + 3_600_000).toISOString() };
      });
    expect(listMarked(hours(48), 'hour', 'UTC')).toEqual([19, 43]);
    expect(listMarked(hours(48), 'hour', 'Europe/Berlin')).toEqual([18, 42]);
    expect(listMarked(hours(12), 'hour', 'UTC')).toHaveLength(12);
    expect(listMarked(hours(48), 'day', 'UTC')).toHaveLength(48);
  });

  const hour = { start: '2026-11-20T13:00:00Z', end: '2026-11-20T14:00:00Z' };

  test('follow the zone of the chart', () => {
    expect(toTickLabel(hour, 'hour', 'UTC')).toBe('13:00');
    expect(toTickLabel(hour, 'hour', 'Europe/Berlin')).toBe('14:00');
    expect(toSpanLabel(hour, 'hour', 'Europe/Berlin')).toBe('Fri, Nov 20, 14:00 – 15:00');
  });

  test('midnight shows the day, and a last hour ends at 00:00 of the same day', () => {
    expect(toTickLabel({ start: '2026-11-20T00:00:00Z', end: '2026-11-20T01:00:00Z' }, 'hour', 'UTC')).toBe('Nov 20');
    const last = { start: '2026-11-20T23:00:00Z', end: '2026-11-21T00:00:00Z' };
    expect(toSpanLabel(last, 'hour', 'UTC')).toBe('Fri, Nov 20, 23:00 – 00:00');
    const days = { start: '2026-11-19T06:00:00Z', end: '2026-11-21T00:00:00Z' };
    expect(toSpanLabel(days, 'hour', 'UTC')).toBe('Thu, Nov 19, 06:00 – Fri, Nov 20, 24:00');
  });

  test('days and weeks name their last day, not the day after', () => {
    expect(toSpanLabel({ start: '2026-11-20T00:00:00Z', end: '2026-11-21T00:00:00Z' }, 'day', 'UTC')).toBe(
      'Fri, Nov 20, 2026',
    );
    expect(toSpanLabel({ start: '2026-11-16T00:00:00Z', end: '2026-11-23T00:00:00Z' }, 'week', 'UTC')).toBe(
      'Nov 16 – Nov 22, 2026',
    );
  });
});
