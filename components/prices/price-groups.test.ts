import { expect, test } from 'vitest';
import { groupGaps } from './gap-groups.ts';
import { groupPrices, toPriceRows } from './price-groups.ts';
import { toGap, toUsedPrice } from './prices.fixture.ts';

test('prices that differ by the version of Glue alone are one row, with all their sessions', () => {
  const rows = toPriceRows([
    toUsedPrice({ glueVersion: '4', sessions: 2 }),
    toUsedPrice({ glueVersion: '5', sessions: 5 }),
    toUsedPrice({ glueVersion: '6', pricePerUnit: '0.31', sessions: 1 }),
    toUsedPrice({ sessions: 4 }),
  ]);
  expect(rows.map(({ price, versions, sessions }) => [price.pricePerUnit, versions, sessions])).toEqual([
    ['0.44', ['4', '5'], 7],
    ['0.31', ['6'], 1],
    ['0.44', [], 4],
  ]);
});

test('what prices nothing here stands apart: outranked, or of a region that is not read', () => {
  const [glue, ...more] = groupPrices(
    [
      toUsedPrice({ region: '*', origin: 'operator' }),
      toUsedPrice({ region: 'ap-south-2', origin: 'operator' }),
      toUsedPrice({ region: 'ap-southeast-1' }),
      toUsedPrice({ outranked: true }),
      toUsedPrice({ origin: 'price-list' }),
    ],
    new Set(['us-east-1']),
  );
  expect(more).toEqual([]);
  expect(glue?.regions.map(({ region }) => region)).toEqual(['*', 'ap-south-2', 'us-east-1']);
  expect(glue?.elsewhere.map(({ region }) => region)).toEqual(['ap-southeast-1']);
  expect(glue?.outranked.map(({ region, rows }) => [region, rows.length])).toEqual([['us-east-1', 1]]);
});

test('while no region is known to be read none is elsewhere', () => {
  const [glue] = groupPrices([toUsedPrice({ region: 'ap-southeast-1' })], new Set());
  expect(glue).toMatchObject({ regions: [{ region: 'ap-southeast-1' }], elsewhere: [] });
});

test('gaps stand by service and region, in the order of the first of each', () => {
  const groups = groupGaps([toGap(), toGap({ region: 'us-east-1' }), toGap({ glueVersion: '6' })]);
  expect(groups.map(({ region, gaps }) => [region, gaps.length])).toEqual([
    ['eu-west-1', 2],
    ['us-east-1', 1],
  ]);
});
