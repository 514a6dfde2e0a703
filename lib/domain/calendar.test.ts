import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfBucket, startOfBucket, toEdges } from './calendar.ts';
import { BUCKETS } from './usage-series.ts';

const HOUR_MS = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number) => new Date(ms).toISOString().replace(/:00\.000Z$/, 'Z');
const edgesOf = (from: string, last: string, bucket: 'hour' | 'day' | 'week' | 'month', zone: string) =>
  (toEdges(at(from), at(last), bucket, zone, 500) ?? []).map(iso);

describe('calendar buckets', () => {
  it('of days have 23 and 25 hours where the clocks change', () => {
    expect(edgesOf('2026-03-27T23:00Z', '2026-03-30T12:00Z', 'day', 'Europe/Berlin')).toEqual([
      '2026-03-27T23:00Z',
      '2026-03-28T23:00Z',
      '2026-03-29T22:00Z',
      '2026-03-30T22:00Z',
    ]);
    const [start, end] = edgesOf('2026-10-24T22:00Z', '2026-10-25T12:00Z', 'day', 'Europe/Berlin').map(at);
    expect(((end ?? 0) - (start ?? 0)) / HOUR_MS).toBe(25);
  });

  it('start where a day starts that has no midnight', () => {
    expect(iso(startOfBucket(at('2018-11-04T12:00Z'), 'day', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00Z');
    expect(iso(endOfBucket(at('2018-11-03T12:00Z'), 'day', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00Z');
  });

  it('of weeks start on Monday, of months on the first', () => {
    expect(iso(startOfBucket(at('2026-08-23T21:00Z'), 'week', 'UTC'))).toBe('2026-08-17T00:00Z');
    expect(iso(startOfBucket(at('2026-08-23T22:30Z'), 'week', 'Europe/Berlin'))).toBe('2026-08-23T22:00Z');
    expect(edgesOf('2026-01-01T00:00Z', '2026-03-15T00:00Z', 'month', 'UTC')).toEqual([
      '2026-01-01T00:00Z',
      '2026-02-01T00:00Z',
      '2026-03-01T00:00Z',
      '2026-04-01T00:00Z',
    ]);
  });

  it('of hours follow the clock, also where it is off by a part of an hour or turned back', () => {
    expect(iso(startOfBucket(at('2026-08-20T12:10Z'), 'hour', 'Asia/Kathmandu'))).toBe('2026-08-20T11:15Z');
    expect(edgesOf('2026-10-25T00:00Z', '2026-10-25T01:30Z', 'hour', 'Europe/Berlin')).toEqual([
      '2026-10-25T00:00Z',
      '2026-10-25T01:00Z',
      '2026-10-25T02:00Z',
    ]);
    // Lord Howe turns back by half an hour at 02:00 (15:00 UTC): the clock shows 01:30 again, half an hour to the next.
    expect(edgesOf('2026-04-04T14:00Z', '2026-04-04T16:00Z', 'hour', 'Australia/Lord_Howe')).toEqual([
      '2026-04-04T14:00Z',
      '2026-04-04T15:00Z',
      '2026-04-04T15:30Z',
      '2026-04-04T16:30Z',
    ]);
  });

  it('begin with the rest of a bucket where the window does, and are none in an empty window', () => {
    expect(edgesOf('2026-08-20T18:30Z', '2026-08-21T01:00Z', 'day', 'UTC')).toEqual([
      '2026-08-20T18:30Z',
      '2026-08-21T00:00Z',
      '2026-08-22T00:00Z',
    ]);
    expect(edgesOf('2026-08-20T18:30Z', '2026-08-20T18:29Z', 'day', 'UTC')).toHaveLength(1);
  });

  it('are at most as many as asked', () => {
    expect(toEdges(0, 10 * HOUR_MS - 1, 'hour', 'UTC', 10)).toHaveLength(11);
    expect(toEdges(0, 10 * HOUR_MS, 'hour', 'UTC', 10)).toBeNull();
  });

  it('always move on, also where the calendar library does not', () => {
    expect(edgesOf('1985-12-29T18:30Z', '1986-01-02T00:00Z', 'day', 'Asia/Kathmandu').length).toBeGreaterThan(3);
  });

  it('hold their moment and meet, in every zone', () => {
    const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
    const moment = fc.integer({ min: at('2015-01-01'), max: at('2030-01-01') });
    fc.assert(
      fc.property(moment, fc.constantFrom(...BUCKETS), fc.constantFrom(...zones), (ms, bucket, zone) => {
        const start = startOfBucket(ms, bucket, zone);
        const end = endOfBucket(ms, bucket, zone);
        expect(start).toBeLessThanOrEqual(ms);
        expect(end).toBeGreaterThan(ms);
        if (bucket !== 'hour') {
          expect(endOfBucket(start, bucket, zone)).toBe(end);
          expect(startOfBucket(end, bucket, zone)).toBe(end);
          expect(startOfBucket(end - 1, bucket, zone)).toBe(start);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
