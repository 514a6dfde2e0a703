import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeGap, placeInBuckets, toGapBands, toSourceName } from './gap-bands.ts';

const GLUE = 'glue/210987654321/us-east-1';
const ATHENA = 'athena/210987654321/eu-west-1';
const DAYS = [18, 19, 20].map((day) => ({ start: `2026-11-${day}T00:00:00Z`, end: `2026-11-${day + 1}T00:00:00Z` }));
const gap = (start: string, end: string, source = GLUE) => ({
  source,
  start: `2026-11-${start}`,
  end: `2026-11-${end}`,
  open: false,
});

describe('gaps of observation', () => {
  test('lie where they were, cut to the chart', () => {
    const [band] = toGapBands([gap('17T00:00:00Z', '18T12:00:00Z')], DAYS);
    expect(band).toMatchObject({ from: 0, to: 0.5, sources: [GLUE] });
    expect(toGapBands([gap('10T00:00:00Z', '11T00:00:00Z')], DAYS)).toEqual([]);
    expect(placeInBuckets(Date.parse('2026-12-24T00:00:00Z'), DAYS)).toBe(3);
  });

  test('those of several sources that overlap are one band', () => {
    const bands = toGapBands([gap('19T06:00:00Z', '19T18:00:00Z', ATHENA), gap('19T00:00:00Z', '19T12:00:00Z')], DAYS);
    expect(bands).toHaveLength(1);
    expect(bands[0]).toMatchObject({ from: 1, to: 1.75, sources: [GLUE, ATHENA] });
  });

  test('a bucket says how much of it was not observed, and by whom', () => {
    const bands = toGapBands([gap('18T06:00:00Z', '18T08:00:00Z'), gap('19T00:00:00Z', '20T00:00:00Z', ATHENA)], DAYS);
    const said = DAYS.map((day) => describeGap(bands, day));
    expect(said[0]).toEqual({ text: '2h (AWS Glue, us-east-1, 210987654321)', whole: false, sources: [GLUE] });
    expect(said[1]).toEqual({
      text: 'all of it (Athena for Spark, eu-west-1, 210987654321)',
      whole: true,
      sources: [ATHENA],
    });
    expect(said[2]).toBeNull();
    expect(toSourceName('glue')).toBe('AWS Glue');
  });

  test('bands are apart, in order, and hold every gap', () => {
    const hour = fc.integer({ min: -10, max: 90 });
    const begin = Date.parse('2026-11-18T00:00:00Z');
    const iso = (hours: number) => new Date(begin + hours * 3_600_000).toISOString();
    fc.assert(
      fc.property(fc.array(fc.tuple(hour, fc.nat(30))), (list) => {
        const gaps = list.map(([at, length]) => ({ source: GLUE, start: iso(at), end: iso(at + length), open: false }));
        const bands = toGapBands(gaps, DAYS);
        for (const [index, band] of bands.entries()) {
          expect(band.to).toBeGreaterThan(band.from);
          expect(band.startMs).toBeGreaterThan(bands[index - 1]?.endMs ?? Number.NEGATIVE_INFINITY);
        }
        const hours = Array.from({ length: 72 }, (_, index) => begin + index * 3_600_000);
        const covered = (at: number) => bands.some(({ startMs, endMs }) => at >= startMs && at < endMs);
        const missed = (at: number) => gaps.some(({ start, end }) => at >= Date.parse(start) && at < Date.parse(end));
        expect(hours.map(covered)).toEqual(hours.map(missed));
      }),
    );
  });
});
