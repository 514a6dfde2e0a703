import { expect, test } from 'vitest';
import { toQueryString } from '@/lib/filters/codec.ts';
import { parseUsageParams, toShownFilters, toUsageSearch } from './usage-params.ts';

const parse = (query: string) => parseUsageParams(new URLSearchParams(query));

test('an empty address is Glue’s DPU-seconds by day and state on the viewer’s clock', () => {
  const { filters, usage, timeZone, problems } = parse('');
  expect(usage).toMatchObject({ bucket: 'day', group: 'state', measure: 'dpuSeconds' });
  expect(toQueryString(toShownFilters(filters, usage.measure))).toBe('?service=glue');
  expect(timeZone).toBeNull();
  expect(problems).toEqual([]);
});

test('a chosen service stays, and EMR’s measures bring theirs', () => {
  expect(toQueryString(toShownFilters(parse('service=athena').filters, 'dpuSeconds'))).toBe('?service=athena');
  expect(toQueryString(toShownFilters(parse('').filters, 'billedVcpuHours'))).toBe('?service=emr-serverless');
});

test('the address is lossless: what was read is written again, a chosen UTC too', () => {
  for (const query of [
    '',
    '?owner=ana&range=7d&bucket=hour&group=worker',
    '?bucket=week&tz=Europe%2FBerlin',
    '?tz=UTC',
  ]) {
    const { filters, usage, timeZone } = parse(query);
    expect(parse(toUsageSearch(filters, usage, timeZone))).toEqual(parse(query));
  }
});

test('wrong parts are told and their defaults stand in', () => {
  const { usage, timeZone, problems } = parse('bucket=decade&tz=Nowhere/Land&colour=red');
  expect(usage.bucket).toBe('day');
  expect(timeZone).toBeNull();
  expect(problems.map(({ parameter }) => parameter).sort()).toEqual(['bucket', 'colour', 'tz']);
});
