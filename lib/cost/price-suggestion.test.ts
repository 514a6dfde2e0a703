import { expect, test } from 'vitest';
import { parsePriceFile } from './price-file.ts';
import type { PriceGap } from './price-overview.ts';
import { serializeEntries, serializePriceFile, toSuggestedEntry } from './price-suggestion.ts';

const gap = (changes: Partial<PriceGap> = {}): PriceGap => ({
  service: 'glue',
  region: 'eu-west-1',
  dimension: 'm-dpu-hour',
  architecture: null,
  glueVersion: '6',
  workerFamily: 'R',
  workerTypes: ['R.1X'],
  reason: 'no-price',
  sessions: 1,
  live: 0,
  href: '/sessions',
  exact: true,
  ...changes,
});
const entries = (...gaps: PriceGap[]) => gaps.map(toSuggestedEntry).filter((entry) => entry !== null);

test('an entry names what the gap is about, and asks for the price', () => {
  expect(serializeEntries(entries(gap(), gap({ region: 'eu-west-3', glueVersion: null })))).toBe(
    '{"service":"glue","region":"eu-west-1","dimension":"m-dpu-hour","glueVersion":"6","workerFamily":"R","pricePerUnit":"?","currency":"USD","source":"contract"},\n' +
      '{"service":"glue","region":"eu-west-3","dimension":"m-dpu-hour","workerFamily":"R","pricePerUnit":"?","currency":"USD","source":"contract"}',
  );
});

test('in China the currency is CNY', () => {
  expect(entries(gap({ region: 'cn-north-1' }), gap({ region: 'us-gov-west-1' }))).toMatchObject([
    { currency: 'CNY' },
    { currency: 'USD' },
  ]);
});

test('a whole file is one that the start reads, once the prices are in', () => {
  const file = serializePriceFile(
    entries(gap(), gap({ service: 'athena', dimension: 'dpu-hour', glueVersion: null, workerFamily: null })),
  );
  expect(parsePriceFile(file)).toMatchObject({ mistakes: [{}, {}] });
  expect(parsePriceFile(file.replaceAll('"?"', '"0.5"'))).toMatchObject({ prices: [{ pricePerUnit: '0.5' }, {}] });
});

test('what no price mends has no entry', () => {
  const reasons = ['mixed-currencies', 'unknown-worker-type'] as const;
  expect(entries(...reasons.map((reason) => gap({ reason, dimension: null })))).toEqual([]);
  expect(entries(gap({ reason: 'version-not-reported', glueVersion: null }))).toEqual([]);
  expect(entries(gap({ glueVersion: '6-beta' }))).toEqual([]);
});
