import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKETS, USAGE_GROUPS, USAGE_MEASURES } from '../domain/usage-series.ts';
import { parseFilters } from './codec.ts';
import { DEFAULT_USAGE, isTimeZone, parseUsageQuery, serializeUsageQuery, USAGE_PARAMETERS } from './usage-query.ts';

const parse = (query: string) => parseUsageQuery(new URLSearchParams(query));

describe('the usage query', () => {
  it('comes back as it was, defaults left out', () => {
    const anyQuery = fc.record({
      bucket: fc.constantFrom(...BUCKETS),
      tz: fc.constantFrom('UTC', 'Europe/Berlin', 'Etc/GMT+3', 'America/Argentina/Buenos_Aires'),
      group: fc.oneof(
        fc.constantFrom(...USAGE_GROUPS),
        fc.string({ unit: 'grapheme', minLength: 1 }).map((key) => `tag:${key}` as const),
      ),
      measure: fc.constantFrom(...USAGE_MEASURES),
      currency: fc.constantFrom(null, 'USD', 'EUR'),
      compare: fc.constantFrom(null, 'previous' as const),
    });
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(parse(serializeUsageQuery(query).toString())).toEqual({ query, problems: [] });
      }),
    );
    expect(serializeUsageQuery(DEFAULT_USAGE).toString()).toBe('');
    expect(parse('')).toEqual({ query: DEFAULT_USAGE, problems: [] });
  });

  it.each([
    ['bucket=minute', 'bucket', 'minute', /hour, day, week, month/],
    ['tz=Mars/Base', 'tz', 'Mars/Base', /IANA/],
    ['tz=%2B02:00', 'tz', '+02:00', /IANA/],
    ['tz=', 'tz', '', /IANA/],
    ['group=colour', 'group', 'colour', /tag:KEY/],
    ['group=tag:', 'group', 'tag:', /tag:KEY/],
    ['measure=money', 'measure', 'money', /cost, idleCost, dpuSeconds/],
    ['currency=dollars', 'currency', 'dollars', /USD/],
    ['compare=next', 'compare', 'next', /previous/],
  ])('%s is told, and the default stands in', (query, parameter, value, allowed) => {
    expect(parse(query)).toEqual({
      query: DEFAULT_USAGE,
      problems: [{ parameter, value, allowed: expect.stringMatching(allowed) }],
    });
  });

  it('never throws', () => {
    const pair = fc.tuple(fc.constantFrom(...USAGE_PARAMETERS), fc.string({ unit: 'binary' }));
    fc.assert(fc.property(fc.array(pair), (pairs) => void parseUsageQuery(new URLSearchParams(pairs))));
  });

  it('stands beside the filters, which tell its repetition', () => {
    const params = new URLSearchParams('service=glue&bucket=day&bucket=hour');
    expect(parseFilters(params, USAGE_PARAMETERS).problems).toMatchObject([{ parameter: 'bucket' }]);
  });

  it('knows the time zones of the runtime', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !isTimeZone(zone))).toEqual([]);
  });
});
