import { expect, test } from 'vitest';
import { findPricingRegion } from './pricing-region.ts';

test.each([
  ['us-east-1', 'us-east-1'],
  ['us-west-2', 'us-east-1'],
  ['sa-east-1', 'us-east-1'],
  ['me-central-1', 'us-east-1'],
  ['eu-central-1', 'eu-central-1'],
  ['eu-west-1', 'eu-central-1'],
  ['ap-south-1', 'ap-south-1'],
  ['ap-southeast-2', 'ap-south-1'],
  ['cn-north-1', 'cn-northwest-1'],
  ['cn-northwest-1', 'cn-northwest-1'],
  ['us-gov-west-1', null],
  ['us-iso-east-1', null],
  ['us-isob-east-1', null],
  ['us-isof-south-1', null],
  ['eu-isoe-west-1', null],
  ['eusc-de-east-1', null],
])('the prices of %s are asked for in %s', (region, asked) => {
  expect(findPricingRegion(region)).toBe(asked);
});
