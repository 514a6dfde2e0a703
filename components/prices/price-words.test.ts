import { expect, test } from 'vitest';
import { toGapText, toGapThing, toThingText, toVersionsText } from './price-words.ts';
import { toGap, toListState, toUsedPrice } from './prices.fixture.ts';

test('versions in a row are a range', () => {
  expect(toVersionsText(['5'])).toBe('Glue 5');
  expect(toVersionsText(['2', '3', '4', '5'])).toBe('Glue 2 to 5');
  expect(toVersionsText(['4', '5'])).toBe('Glue 4, 5');
  expect(toVersionsText(['2', '4', '5'])).toBe('Glue 2, 4, 5');
});

test('what a price is for, in words', () => {
  const emr = { service: 'emr-serverless', dimension: 'memory-gb-hour', architecture: 'arm64' } as const;
  expect(toThingText(toUsedPrice(emr), [])).toEqual({ name: 'Memory', only: ['arm64'] });
  expect(toThingText(toUsedPrice(), ['6'])).toEqual({ name: 'DPU', only: ['G and Standard workers', 'Glue 6'] });
  expect(toThingText(toUsedPrice({ dimension: 'm-dpu-hour' }), [])).toEqual({
    name: 'M-DPU',
    only: ['R and Z workers'],
  });
  expect(toThingText(toUsedPrice({ service: 'athena' }), [])).toEqual({ name: 'DPU', only: [] });
});

test('a gap without a dimension says what its sessions are', () => {
  expect(toGapThing(toGap({ glueVersion: '6' }))).toEqual({ name: 'M-DPU', only: ['R workers', 'Glue 6'] });
  const unknown = { dimension: null, reason: 'unknown-worker-type' } as const;
  expect(toGapThing(toGap({ ...unknown, workerTypes: ['Q.1X'] })).name).toBe('Q.1X workers');
  const mixed = { service: 'emr-serverless', dimension: null, reason: 'mixed-currencies' } as const;
  expect(toGapThing(toGap({ ...mixed, architecture: 'arm64' }))).toEqual({
    name: 'vCPU, memory and storage',
    only: ['arm64'],
  });
});

test('why there is no price depends on how the Price List stands', () => {
  const why = (status: 'ok' | 'loading' | 'error' | 'unsupported') => toGapText(toGap(), toListState({ status }));
  expect(why('ok')).toContain('was read and names none');
  expect(why('loading')).toContain('still being read');
  expect(why('error')).toContain('could not be read');
  expect(why('unsupported')).toContain('no Price List here');
  expect(toGapText(toGap(), undefined)).toBe('No price of it is known.');
  expect(toGapText(toGap({ reason: 'ambiguous-price' }), toListState())).toContain('none counts');
});
