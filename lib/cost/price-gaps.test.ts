import { describe, expect, it } from 'vitest';
import { parseFilters } from '../filters/codec.ts';
import { matchSession } from '../filters/match.ts';
import { BOOK, toPrice, toServiceSession } from './cost.fixture.ts';
import { openPriceBook, type PriceKey } from './price-book.ts';
import { findPriceUse } from './price-gaps.ts';
import { groupByKind } from './session-kinds.ts';
import { SHIPPED_PRICES } from './shipped-prices.ts';

const NOW_MS = Date.parse('2026-08-20T12:00:00Z');
const glue = (workerType: string | null, version: string | null = '5.0', more = {}) =>
  toServiceSession('glue', {
    version,
    region: 'eu-west-1',
    capacity: { workerType, workers: 2, dpus: null, architecture: null },
    ...more,
  });
const emr = (architecture: 'x86_64' | 'arm64' | null, scope: string, more = {}) =>
  toServiceSession('emr-serverless', {
    scope: { id: scope, name: scope },
    capacity: { workerType: null, workers: null, dpus: null, architecture },
    ...more,
  });
const use = (sessions: Parameters<typeof groupByKind>[0], book = openPriceBook(SHIPPED_PRICES)) =>
  findPriceUse(groupByKind(sessions), book);

describe('gaps of the prices', () => {
  it('R workers of a region without a price, with the list of just these sessions', () => {
    const ended = { phase: 'ended', endedAt: '2026-08-20T11:30:00.000Z' };
    const { gaps, unpriced, uses } = use([glue('R.2X'), glue('R.1X', '4.0', ended), glue('G.1X')]);
    expect(gaps).toEqual([
      {
        service: 'glue',
        region: 'eu-west-1',
        dimension: 'm-dpu-hour',
        architecture: null,
        glueVersion: null,
        workerFamily: 'R',
        workerTypes: ['R.1X', 'R.2X'],
        reason: 'no-price',
        sessions: 2,
        live: 1,
        href: '/sessions?service=glue&region=eu-west-1&worker=R.1X,R.2X&range=all',
        exact: true,
      },
    ]);
    expect(unpriced).toBe(2);
    expect([...uses]).toEqual([['book/glue/eu-west-1/dpu-hour/glue-5', 1]]);
  });

  it('a version of Glue, where other versions have a price', () => {
    const { gaps } = use([glue('G.1X', '6.0'), glue('G.2X', '6.1'), glue('G.1X', '5.1'), glue(null, null)]);
    expect(gaps).toMatchObject([
      {
        glueVersion: '6',
        dimension: 'dpu-hour',
        reason: 'no-price',
        sessions: 2,
        href: '/sessions?service=glue&region=eu-west-1&version=6.0,6.1&range=all',
      },
      {
        glueVersion: null,
        reason: 'version-not-reported',
        sessions: 1,
        href: '/sessions?service=glue&region=eu-west-1&version=-&range=all',
      },
    ]);
  });

  it('a version of Glue says nothing where no version has a price', () => {
    const region = { region: 'eu-south-2' };
    const { gaps } = use([glue('G.1X', '4.0', region), glue('G.1X', '5.0', region), glue(null, null, region)]);
    expect(gaps).toMatchObject([{ glueVersion: null, reason: 'no-price', sessions: 3, exact: true }]);
    expect(gaps[0]?.href).toBe('/sessions?service=glue&region=eu-south-2&range=all');
  });

  it('an architecture, by the applications that have it; storage is one for both', () => {
    const { gaps } = use([emr('arm64', '00f1'), emr('arm64', '00f2'), emr('x86_64', '00f3')]);
    expect(gaps.map(({ dimension, architecture, sessions }) => [dimension, architecture, sessions])).toEqual([
      ['memory-gb-hour', 'arm64', 2],
      ['vcpu-hour', 'arm64', 2],
    ]);
    expect(gaps[0]).toMatchObject({
      href: '/sessions?service=emr-serverless&region=us-east-1&scope=00f1,00f2&range=all',
      exact: true,
    });
    const elsewhere = use([
      emr('arm64', '00f1', { region: 'eu-south-2' }),
      emr('x86_64', '00f3', { region: 'eu-south-2' }),
    ]);
    expect(elsewhere.gaps.map(({ dimension, architecture, sessions }) => [dimension, architecture, sessions])).toEqual([
      ['storage-gb-hour', null, 2],
      ['memory-gb-hour', 'arm64', 1],
      ['memory-gb-hour', 'x86_64', 1],
      ['vcpu-hour', 'arm64', 1],
      ['vcpu-hour', 'x86_64', 1],
    ]);
  });

  it('an architecture that is not reported is no lack of a price', () => {
    const { gaps, unpriced } = use([emr(null, '00f1')]);
    expect(gaps.map(({ dimension, reason }) => [dimension, reason])).toEqual([
      ['memory-gb-hour', 'architecture-not-reported'],
      ['vcpu-hour', 'architecture-not-reported'],
    ]);
    expect(unpriced).toBe(1);
  });

  it('a worker type of a family not known today has a gap of its own, without a dimension', () => {
    const { gaps } = use([glue('Q.1X'), glue('Q.1X', '4.0'), glue('X,\n!Y.2X'), glue('G.1X')]);
    expect(
      gaps.map(({ workerTypes, dimension, reason, sessions }) => [workerTypes, dimension, reason, sessions]),
    ).toEqual([
      [['Q.1X'], null, 'unknown-worker-type', 2],
      [['X,\n!Y.2X'], null, 'unknown-worker-type', 1],
    ]);
    expect(gaps[0]?.href).toBe('/sessions?service=glue&region=eu-west-1&worker=Q.1X&range=all');
  });

  it('a Price List that contradicts itself, and prices in several currencies', () => {
    const {
      pricePerUnit: _price,
      currency: _currency,
      certainty: _certainty,
      ...torn
    } = toPrice({ service: 'athena', dimension: 'dpu-hour', pricePerUnit: '1' }, 'price-list');
    const ambiguous: PriceKey[] = [torn];
    expect(use([toServiceSession('athena')], openPriceBook(SHIPPED_PRICES, ambiguous)).gaps).toMatchObject([
      { service: 'athena', reason: 'ambiguous-price', href: '/sessions?service=athena&region=us-east-1&range=all' },
    ]);
    const yuan = toPrice(
      { service: 'emr-serverless', dimension: 'vcpu-hour', pricePerUnit: '0.3', currency: 'CNY' },
      'operator',
    );
    const mixed = use([emr('x86_64', '00f1')], openPriceBook([...BOOK.prices, yuan]));
    expect(mixed.gaps).toMatchObject([{ reason: 'mixed-currencies', dimension: null, architecture: 'x86_64' }]);
    expect(mixed.unpriced).toBe(1);
    expect(mixed.uses.get(yuan.id)).toBe(1);
  });

  it('those with most live sessions come first', () => {
    const past = { phase: 'ended', endedAt: '2026-08-20T11:30:00.000Z' };
    const { gaps } = use([glue('R.1X', '5.0', past), glue('R.1X', '5.0', past), glue('Q.1X')]);
    expect(gaps.map(({ live, sessions }) => [live, sessions])).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it('a list that no address can hold is said to hold more', () => {
    const applications = Array.from({ length: 300 }, (_, index) => `00f1abcdefgh${String(index).padStart(4, '0')}`);
    const { gaps } = use([...applications.map((scope) => emr('arm64', scope)), emr('x86_64', '00f3')]);
    expect(gaps[0]).toMatchObject({
      sessions: 300,
      href: '/sessions?service=emr-serverless&region=us-east-1&range=all',
      exact: false,
    });
    const { filters, problems } = parseFilters(new URL(gaps[0]?.href ?? '', 'http://x').searchParams);
    expect(problems).toEqual([]);
    expect(matchSession(filters, emr('arm64', 'another'), NOW_MS)).toBe('in');
  });
});
