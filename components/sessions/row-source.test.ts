import { describe, expect, test } from 'vitest';
import { createListView } from '@/lib/client/list/list-view.ts';
import { NO_INFO } from '@/lib/client/list/no-info.ts';
import { NOW_MS, toSession } from '@/lib/domain/session.fixture.ts';
import { EMPTY_FILTERS, withField } from '@/lib/filters/codec.ts';
import { toRowSource } from './row-source.ts';

const make = (id: string, name: string | null, region: string) => toSession({ id, name, region });
const a = make('one', null, 'eu-west-1');
const b = make('two', 'Churn model', 'eu-west-1');
const c = make('three', null, 'eu-west-1');
const hidden = make('hidden', 'churn, old', 'us-east-1');

/** A list of three rows by their id, with a fourth that its filter leaves out. */
function openSource() {
  let count = 0;
  const view = createListView({
    read: () => ({ ...NO_INFO, sessions: [hidden, c, b, a], unconfirmed: new Set() }),
    nowMs: () => NOW_MS,
    numberOf: () => 1,
    tellRows: (answer) => {
      count = answer.count;
    },
    tellSums: () => {},
    after: (_, work) => work(),
  });
  const region = { field: 'region', negated: false, terms: [{ op: 'is', value: 'eu-west-1' }] } as const;
  const filters = {
    ...withField(EMPTY_FILTERS, 'region', region),
    sort: [{ field: 'name', descending: true }],
  } as const;
  view.ask(
    1,
    { filters, facets: [], stretches: 0, held: false, resting: false },
    { from: 0, to: 60, anchor: null, keys: [] },
  );
  return toRowSource({ ask: async (question) => view.answer(question) }, { count });
}

describe('the rows of a list', () => {
  const source = openSource();
  const keysOf = (...sessions: { key: string }[]) => sessions.map(({ key }) => key);

  test('are known by place and by key, and by neither beyond the ends', async () => {
    expect(source.count).toBe(3);
    const order = await source.keysBetween(0, 2);
    expect([...order].sort()).toEqual(keysOf(a, b, c).sort());
    expect(await source.keyAt(1)).toBe(order[1]);
    expect([await source.keyAt(-1), await source.keyAt(3)]).toEqual([null, null]);
    expect(await source.indexOf(order[2] ?? '')).toBe(2);
    expect(await source.indexOf(hidden.key)).toBe(-1);
  });

  test('between two places are the same from either end', async () => {
    const order = await source.keysBetween(0, 99);
    expect(order).toHaveLength(3);
    expect(await source.keysBetween(2, 1)).toEqual(order.slice(1));
    expect(await source.keysBetween(1, 2)).toEqual(order.slice(1));
  });

  test('are found in their order, then what the filters hide, and nothing for a key of none', async () => {
    const order = await source.keysBetween(0, 2);
    const wanted = new Set([hidden.key, ...order.toReversed(), 'glue/1/eu-west-1/-/gone']);
    expect((await source.find(wanted)).map(({ key }) => key)).toEqual([...order, hidden.key]);
    expect(await source.countShown(wanted)).toBe(3);
  });

  test('are searched by name and id in any case, hidden ones too, and no more than asked for', async () => {
    expect(await source.search('CHURN', 8)).toEqual([hidden, b]);
    expect(await source.search('CHURN', 1)).toEqual([hidden]);
    expect(await source.search('thre', 8)).toEqual([c]);
    expect(await source.search('.*', 8)).toEqual([]);
  });
});
