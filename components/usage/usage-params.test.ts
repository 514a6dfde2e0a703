import { expect, test } from 'vitest';
import { toQueryString } from '@/lib/filters/codec.ts';
import { findOnlyService } from './measures.ts';
import { chooseMeasure, parseUsageParams, toShownFilters, toUsageSearch } from './usage-params.ts';

const parse = (query: string) => parseUsageParams(new URLSearchParams(query));

test('an empty address is the cost of all services by day on the viewer’s clock', () => {
  const { filters, usage, timeZone, problems } = parse('');
  expect(usage).toMatchObject({ bucket: 'day', measure: 'cost' });
  expect(toQueryString(toShownFilters(filters, usage.measure))).toBe('');
  expect(timeZone).toBeNull();
  expect(problems).toEqual([]);
});

test('a chosen service stays, and quantities bring theirs', () => {
  expect(toQueryString(toShownFilters(parse('').filters, 'dpuSeconds'))).toBe('?service=glue');
  expect(toQueryString(toShownFilters(parse('service=athena').filters, 'dpuSeconds'))).toBe('?service=athena');
  expect(toQueryString(toShownFilters(parse('').filters, 'billedVcpuHours'))).toBe('?service=emr-serverless');
});

test('the service of a measure goes with the measure, a service of the viewer’s stays', () => {
  const athena = chooseMeasure(parse('owner=ana').filters, 'cost', { measure: 'dpuSeconds', service: 'athena' });
  expect(toQueryString(athena)).toBe('?service=athena&owner=ana');
  expect(findOnlyService(athena)).toBe('athena');
  expect(toQueryString(chooseMeasure(athena, 'dpuSeconds', { measure: 'cost', service: null }))).toBe('?owner=ana');
  expect(toQueryString(chooseMeasure(athena, 'cost', { measure: 'idleCost', service: null }))).toBe(
    '?service=athena&owner=ana',
  );
  // What the measure implies is left out.
  expect(toQueryString(chooseMeasure(athena, 'dpuSeconds', { measure: 'dpuSeconds', service: 'glue' }))).toBe(
    '?owner=ana',
  );
});

test('the address is lossless: what was read is written again, a chosen UTC too', () => {
  for (const query of [
    '',
    '?owner=ana&range=7d&bucket=hour&group=worker',
    '?bucket=week&tz=Europe%2FBerlin&compare=previous&measure=idleCost',
    '?currency=CNY&group=tag%3Ateam',
    '?tz=UTC',
  ]) {
    const { filters, usage, timeZone } = parse(query);
    expect(parse(toUsageSearch(filters, usage, timeZone))).toEqual(parse(query));
  }
});

test('wrong parts are told and their defaults stand in', () => {
  const { usage, timeZone, problems } = parse('bucket=decade&tz=Nowhere/Land&colour=red&compare=next');
  expect(usage.bucket).toBe('day');
  expect(timeZone).toBeNull();
  expect(problems.map(({ parameter }) => parameter).sort()).toEqual(['bucket', 'colour', 'compare', 'tz']);
});
