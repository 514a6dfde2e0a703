import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addUp } from '../../cost/totals.ts';
import { NOW_MS, toSession } from '../../domain/session.fixture.ts';
import { anySession } from '../../domain/sessions.fixture.ts';
import { finish } from '../../domain/steps.ts';
import { sortSessions } from '../../filters/compare.ts';
import { countFacets } from '../../filters/facets.ts';
import { anyFilters } from '../../filters/filters.fixture.ts';
import type { SourceFrame } from '../../stream/frame.ts';
import { filterRows } from './derive-rows.ts';
import { ALL, aQuery, aSource, open, read, rowsOf } from './list.fixture.ts';
import { createListClient } from './list-client.ts';
import { NO_INFO } from './no-info.ts';

describe('a list in a worker', () => {
  test('shows what the filters and the sort say, with the same counts and sums', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anySession, { maxLength: 15, selector: ({ key }) => key }),
        anyFilters,
        (sessions, filters) => {
          const world = open(sessions);
          const { client, keys, now } = world.join();
          client.setQuery(aQuery(filters, { facets: ['service', 'owner', 'tag'] }));
          world.work();
          const expected = finish(filterRows(sortSessions(sessions, filters.sort, NOW_MS), filters, NOW_MS));
          expect(keys()).toEqual(expected.rows.map(({ key }) => key));
          expect(now().answer).toMatchObject({
            count: expected.rows.length,
            undecided: expected.undecided,
            notReported: expected.notReported,
          });
          expect(now().sums?.totals).toEqual(finish(addUp(expected.rows, NOW_MS)));
          expect(now().sums?.facets).toEqual(countFacets(filters, sessions, NOW_MS, ['owner', 'service', 'tag']));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('hands over the rows around what is in view, and the place of any other', async () => {
    const world = open(rowsOf(1000));
    const { client, keys, now } = world.join();
    client.setQuery(aQuery(ALL));
    world.work();
    expect(now().answer?.count).toBe(1000);
    expect(keys().length).toBeLessThan(200);
    client.look(500, 530, { anchor: { key: 'k500', index: 500 }, keys: ['k999', 'gone'] });
    expect(keys()).toEqual(expect.arrayContaining(['k515', 'k999']));
    expect(now().answer?.places).toEqual(
      new Map([
        ['k500', 500],
        ['k999', 999],
      ]),
    );
    expect(await client.ask({ kind: 'place', key: 'k77' })).toBe(77);
    expect(await client.ask({ kind: 'place', key: 'none' })).toBe(-1);
    expect(await client.ask({ kind: 'keys', from: 998, to: 1005 })).toEqual(['k998', 'k999']);
    expect((await client.ask({ kind: 'rows', keys: ['k3', 'none', 'k1'] })).map(({ key }) => key)).toEqual([
      'k1',
      'k3',
    ]);
  });

  test('keeps the rows that are read in hand when others come above them', () => {
    const rows = rowsOf(1000);
    const world = open(rows);
    const { client, keys, now } = world.join();
    client.setQuery(aQuery(ALL));
    world.work();
    client.look(500, 530, { anchor: { key: 'k500', index: 500 }, keys: [] });
    // Scrolled by a row, within what is here already.
    client.look(501, 531, { anchor: { key: 'k501', index: 501 }, keys: [] });
    const before = now().rows.get(505)?.session;
    const fresh = Array.from({ length: 300 }, (_, index) =>
      toSession({ key: `new${index}`, createdAt: new Date(NOW_MS + index).toISOString() }),
    );
    world.give([...rows, ...fresh]);
    world.work();
    expect(now().answer).toMatchObject({ count: 1300, arrived: 300 });
    expect(keys()).toEqual(expect.arrayContaining(['k501', 'k530']));
    expect(now().answer?.places.get('k501')).toBe(801);
    // Not drawn anew: the very same object.
    expect(now().rows.get(805)?.session).toBe(before);
  });

  test('keeps them in hand from one arrival to the next', () => {
    let rows = rowsOf(1000);
    const world = open(rows);
    const { client, now } = world.join();
    client.setQuery(aQuery(ALL));
    world.work();
    client.look(500, 530, { anchor: { key: 'k500', index: 500 }, keys: [] });
    for (let more = 1; more <= 90; more += 1) {
      rows = [...rows, toSession({ key: `new${more}`, createdAt: new Date(NOW_MS + more).toISOString() })];
      world.give(rows);
      world.work();
      const place = 500 + more;
      const shown = Array.from({ length: 30 }, (_, index) => now().rows.get(place + index)?.session.key);
      expect(shown).toEqual(Array.from({ length: 30 }, (_, index) => `k${500 + index}`));
      // As the page says after each answer.
      client.look(place, place + 30, { anchor: { key: 'k500', index: place }, keys: [] });
    }
  });

  test('hands over all that is in view, wherever the row went that was to keep its place', () => {
    const rows = rowsOf(240);
    const world = open(rows);
    const { client, keys, now } = world.join();
    client.setQuery(aQuery(ALL));
    world.work();
    client.look(0, 240, { anchor: { key: 'k0', index: 0 }, keys: [] });
    expect(keys()).toHaveLength(240);
    world.give([...rows, toSession({ key: 'new', createdAt: new Date(NOW_MS + 1).toISOString() })]);
    world.work();
    // As the page says after each answer, by where it is scrolled to.
    client.look(0, 241, { anchor: { key: 'new', index: 0 }, keys: [] });
    expect(keys()).toContain('new');
    expect(keys()).toHaveLength(241);
    client.setQuery(aQuery(read('range=all&sort=created')));
    world.work();
    client.look(0, 241, { anchor: { key: 'k0', index: 0 }, keys: [] });
    expect([...now().rows.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 241 }, (_, index) => index));
  });

  test('hands over all that is in a high window as soon as it comes', () => {
    const world = open([]);
    const { client, keys } = world.join();
    client.setQuery(aQuery(ALL));
    client.look(0, 200, { anchor: null, keys: [] });
    world.work();
    world.give(rowsOf(500));
    world.work();
    expect(keys().slice(0, 200)).toEqual(Array.from({ length: 200 }, (_, index) => `k${index}`));
  });

  test('works out only the last of several queries, and says which one it answers', () => {
    const world = open(rowsOf(10));
    const { client, now } = world.join();
    for (const q of ['a', 'ab', 'abc']) client.setQuery(aQuery(read(`q=${q}&range=all`)));
    client.setQuery(aQuery(ALL));
    world.work();
    expect(world.told).toEqual([4]);
    expect(now().settled?.filters).toEqual(ALL);
    expect(now().answer?.count).toBe(10);
  });

  test('stays as it is while it is held, and catches up', () => {
    const rows = rowsOf(3);
    const world = open(rows);
    const { client, now } = world.join();
    client.setQuery(aQuery(ALL));
    world.work();
    client.setQuery(aQuery(ALL, { held: true }));
    world.work();
    world.give(rows.slice(1), ['k1']);
    world.work();
    expect(now().answer).toMatchObject({ count: 3, info: { known: 3 } });
    client.setQuery(aQuery(ALL));
    world.work();
    expect(now().answer).toMatchObject({ count: 2, info: { known: 2, unconfirmed: 1 } });
    expect(now().rows.get(0)?.unconfirmed).toBe(true);
  });

  test('never calls rows whole that were held before the rest came', () => {
    const rows = rowsOf(3);
    const world = open([]);
    const { client, now } = world.join();
    world.give(rows.slice(0, 1), [], { end: null, endedNow: false });
    client.setQuery(aQuery(ALL));
    world.work();
    client.setQuery(aQuery(ALL, { held: true }));
    world.work();
    world.give(rows, [], { end: { type: 'end', complete: true, count: 3, undecided: 0, asOf: '' }, endedNow: true });
    world.work();
    client.look(0, 10, { anchor: null, keys: [] });
    expect(now().answer).toMatchObject({ count: 1, info: { known: 1, endedNow: false, end: null } });
    client.setQuery(aQuery(ALL));
    world.work();
    expect(now().answer).toMatchObject({ count: 3, info: { known: 3, endedNow: true } });
  });

  test('tells of a source that fails also while it is held', () => {
    const rows = rowsOf(3);
    const world = open([]);
    const { client, now } = world.join();
    const glue = aSource('glue/210987654321/us-east-1');
    const athena = aSource('athena/210987654321/us-east-1');
    world.give(rows, [], { sources: [glue, athena] });
    client.setQuery(aQuery(ALL));
    world.work();
    client.setQuery(aQuery(ALL, { held: true }));
    world.work();
    const failing: SourceFrame = { ...glue, status: 'stale' };
    world.give(rows, [], { sources: [failing, { ...athena, rows: 8 }] });
    world.work();
    expect(now().answer?.info.sources).toEqual([failing, athena]);
  });

  test('comes in where it is held from its beginning, and is held from then on', () => {
    const rows = rowsOf(3);
    const world = open([]);
    const { client, now } = world.join();
    world.give([], [], { end: null, endedNow: false });
    client.setQuery(aQuery(ALL, { held: true }));
    world.work();
    world.give(rows.slice(0, 2), [], { endedNow: true });
    world.work();
    expect(now().answer).toMatchObject({ count: 2, info: { endedNow: true } });
    world.give(rows);
    world.work();
    expect(now().answer?.count).toBe(2);
  });

  test('rests once it is whole, and goes on coming in until then', () => {
    const rows = rowsOf(3);
    const world = open([]);
    const { client, now } = world.join();
    world.give([], [], { end: null, endedNow: false });
    client.setQuery(aQuery(ALL, { resting: true }));
    world.work();
    world.give(rows.slice(0, 2), [], { endedNow: true });
    world.work();
    expect(now().answer?.count).toBe(2);
    world.give(rows);
    world.work();
    expect(now().answer?.count).toBe(2);
    client.setQuery(aQuery(ALL));
    world.work();
    expect(now().answer?.count).toBe(3);
  });

  test('says how many would pass without each filter where none does', () => {
    const world = open(rowsOf(4));
    const { client, now } = world.join();
    client.setQuery(aQuery(read('range=all&service=athena&region=eu-west-1,us-east-1')));
    world.work();
    expect(now().sums?.without).toEqual([
      { field: 'service', count: 4 },
      { field: 'region', count: 0 },
    ]);
  });

  test('serves several tabs from one list, and lets go of it with the last one', () => {
    const world = open(rowsOf(2));
    const tabs = Array.from({ length: 8 }, () => world.join());
    for (const { client } of tabs) client.setQuery(aQuery(ALL));
    world.work();
    expect(world.listeners.size).toBe(8);
    expect(tabs.map(({ now }) => now().answer?.count)).toEqual(Array(8).fill(2));
    tabs[0]?.page.take({ type: 'visible', visible: false });
    expect(world.visibility.at(-1)).toBe(true);
    for (const { page } of tabs.slice(1)) page.take({ type: 'leave' });
    expect(world.visibility.at(-1)).toBe(false);
    const said = world.visibility.length;
    tabs[1]?.page.leave();
    expect(world.visibility).toHaveLength(said);
    tabs[0]?.leave();
    expect(world.listeners.size).toBe(0);
    // Taken for gone, and there again.
    tabs[1]?.client.rewatch();
    world.work();
    expect(world.listeners.size).toBe(1);
    expect(tabs[1]?.now().answer?.count).toBe(2);
  });

  test('goes on with the clock: what lives grows older', () => {
    const live = toSession({ key: 'live', createdAt: new Date(NOW_MS - 3_590_000).toISOString() });
    const world = open([live]);
    const { client, now } = world.join();
    client.setQuery(aQuery(read('range=all&duration=>1h')));
    world.work();
    expect(now().answer?.count).toBe(0);
    world.pass(20_000);
    world.work();
    expect(now().answer?.count).toBe(1);
  });
});

test('takes the numbers of another worker for its own', () => {
  const client = createListClient(1, { post: () => {} }, () => new Promise(() => {}));
  client.subscribe(() => {});
  client.setQuery(aQuery(ALL));
  const say = (asked: number, key: string) => {
    const rows = [{ id: 1, session: toSession({ key }), unconfirmed: false }];
    const counts = { count: 1, undecided: 0, notReported: 0, arrived: 0, from: 0, to: 1 };
    client.take({
      type: 'rows',
      view: 1,
      answer: { asked, info: NO_INFO, ...counts, rows, others: [], places: new Map() },
    });
  };
  say(1, 'first');
  client.rewatch();
  say(2, 'second');
  expect(client.getSnapshot().rows.get(0)?.session.key).toBe('second');
});
