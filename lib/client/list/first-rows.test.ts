import { describe, expect, test } from 'vitest';
import { toQueryString } from '../../filters/codec.ts';
import { ALL, aQuery, open, read, rowsOf } from './list.fixture.ts';
import { NO_INFO } from './no-info.ts';

describe('rows that came with the page', () => {
  const first = (count: number) => ({
    query: toQueryString(ALL),
    rows: rowsOf(count).map((session) => ({ session, source: 'glue/1/eu-west-1' })),
  });

  test('are shown before the worker has answered, and nothing is said of the list itself', () => {
    const world = open(rowsOf(5));
    const { client, keys, now } = world.join(first(3));
    client.setQuery(aQuery(ALL));
    expect(keys()).toEqual(['k0', 'k1', 'k2']);
    expect(now()).toMatchObject({ info: NO_INFO, sums: null, answer: { count: 3 }, settled: { filters: ALL } });
    expect(now().rows.get(0)?.unconfirmed).toBe(false);
    expect(world.offered).toEqual(['k0', 'k1', 'k2']);
    world.work();
    expect(keys()).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
  });

  test('are not shown for another query than theirs', () => {
    const world = open(rowsOf(5));
    const { client, now } = world.join(first(3));
    client.setQuery(aQuery(read('range=all&service=athena')));
    expect(now().answer).toBeNull();
    expect(world.offered).toEqual([]);
  });

  test('are shown when they come after the list was asked for, and never in place of what the worker has told', () => {
    const world = open([]);
    const { client, keys } = world.join();
    client.setQuery(aQuery(ALL));
    client.offer(first(2));
    expect(keys()).toEqual(['k0', 'k1']);
    expect(world.offered).toEqual(['k0', 'k1']);
    const late = open(rowsOf(1)).join();
    late.client.setQuery(aQuery(ALL));
    late.client.rewatch();
    expect(late.now().answer).toBeNull();
    const told = open(rowsOf(1));
    const page = told.join();
    page.client.setQuery(aQuery(ALL));
    told.work();
    page.client.offer(first(2));
    expect(page.keys()).toEqual(['k0']);
    expect(told.offered).toEqual([]);
  });
});
