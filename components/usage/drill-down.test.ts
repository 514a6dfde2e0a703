import { describe, expect, test } from 'vitest';
import type { UsageGroup } from '@/lib/domain/usage-series.ts';
import { EMPTY_FILTERS, parseFilters } from '@/lib/filters/codec.ts';
import { toChartModel } from './chart-model.ts';
import { toDrillDown } from './drill-down.ts';
import { toUsageSeries } from './usage.fixture.ts';

const filtersOf = (query: string) => parseFilters(new URLSearchParams(query)).filters;
const queryOf = (href: string) => Object.fromEntries(new URLSearchParams(href.split('?')[1]));
const modelOf = (group: UsageGroup, values: (string | null | 'REST')[]) =>
  toChartModel(
    toUsageSeries(
      group,
      values.map((value) => (value === 'REST' ? { value: null, rest: true } : { value, rest: false })),
    ),
  );

const DAY_ONE = { first: 0, last: 0 };

describe('from a bar to its sessions', () => {
  test('a span of buckets becomes from and to, within the filters of the page', () => {
    const { href, exact } = toDrillDown(
      filtersOf('service=glue&owner=ana'),
      modelOf('state', ['READY']),
      { first: 0, last: 1 },
      null,
    );
    expect(queryOf(href)).toEqual({
      service: 'glue',
      owner: 'ana',
      from: '2026-11-18T00:00Z',
      to: '2026-11-20T00:00Z',
    });
    expect(exact).toBe(true);
  });

  test('a series adds its value, in place of a wider filter on the same field', () => {
    const model = modelOf('worker', ['G.1X', 'G.2X']);
    const { href } = toDrillDown(filtersOf('worker=G.1X,G.2X'), model, DAY_ONE, 1);
    expect(queryOf(href).worker).toBe('G.2X');
  });

  test('sessions without the value are asked for as such', () => {
    const model = modelOf('worker', ['G.1X', null]);
    const { href, exact } = toDrillDown(EMPTY_FILTERS, model, DAY_ONE, 1);
    expect(filtersOf(href.split('?')[1] ?? '').fields).toEqual([
      { field: 'worker', negated: false, terms: [{ op: 'none' }] },
    ]);
    expect(exact).toBe(true);
  });

  test('the rest is everything but what is named', () => {
    const model = modelOf('role', ['a', 'b', null, 'REST']);
    const rest = model.series.findIndex((series) => series.rest);
    const { href, exact } = toDrillDown(EMPTY_FILTERS, model, DAY_ONE, rest);
    expect(filtersOf(href.split('?')[1] ?? '').fields).toEqual([
      { field: 'role', negated: true, terms: [{ op: 'is', value: 'a' }, { op: 'is', value: 'b' }, { op: 'none' }] },
    ]);
    expect(exact).toBe(true);
  });

  test('the rest of a filtered field is what remains of the filter', () => {
    const model = modelOf('role', ['a', 'REST']);
    const { href } = toDrillDown(filtersOf('role=a,b,c'), model, DAY_ONE, 1);
    expect(queryOf(href).role).toBe('b,c');
  });

  test('a tag value, and those who lack the tag', () => {
    const model = modelOf('tag:team', ['fraud', null]);
    expect(queryOf(toDrillDown(EMPTY_FILTERS, model, DAY_ONE, 0).href).tag).toBe('team:fraud');
    expect(queryOf(toDrillDown(EMPTY_FILTERS, model, DAY_ONE, 1).href).tag).toBe('!team');
  });

  test('where one parameter cannot say both, it is said that the list is wider', () => {
    const model = modelOf('tag:team', ['fraud']);
    expect(toDrillDown(filtersOf('tag=env:prod'), model, DAY_ONE, 0).exact).toBe(false);
  });
});
