import { describe, expect, it } from 'vitest';
import { parseFilters } from './codec.ts';
import { matchPlace } from './match-place.ts';

const place = {
  service: 'emr-serverless',
  account: '210987654321',
  region: 'us-east-1',
  scope: { id: '00f1', name: 'risk-notebooks' },
};
const filtersOf = (query: string) => parseFilters(new URLSearchParams(query)).filters;

describe('an application under filters of sessions', () => {
  it.each([
    ['', true],
    ['range=7d', true],
    ['service=emr-serverless&region=us-east-1', true],
    ['service=glue', false],
    ['service=!glue', true],
    ['scope=risk-notebooks,other', true],
    ['scope=00f1', true],
    ['scope=!00f1', false],
    ['account=unknown', false],
    ['region=!eu-west-1', true],
    ['owner=ana', null],
    ['service=glue&phase=idle', null],
    ['tag=-', null],
  ])('%s: %s', (query, expected) => {
    expect(matchPlace(filtersOf(query), place)).toBe(expected);
  });
});
