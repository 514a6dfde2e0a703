import { describe, expect, test } from 'vitest';
import { toSession } from '@/lib/domain/session.fixture.ts';
import { toRowSource } from './row-source.ts';

const make = (id: string, name: string | null = null) => toSession({ id, name });
const [a, b, c, d] = [make('one'), make('two', 'Churn model'), make('three'), make('hidden', 'churn, old')];
const source = toRowSource([a, b, c], [d, c, b, a]);
const keys = (...sessions: { key: string }[]) => new Set(sessions.map(({ key }) => key));

describe('the rows of a list', () => {
  test('are known by place and by key, and by neither beyond the ends', async () => {
    expect(source.count).toBe(3);
    expect(await source.keyAt(1)).toBe(b.key);
    expect([await source.keyAt(-1), await source.keyAt(3)]).toEqual([null, null]);
    expect(await source.indexOf(c.key)).toBe(2);
    expect(await source.indexOf(d.key)).toBe(-1);
  });

  test('between two places are the same from either end', async () => {
    expect(await source.keysBetween(0, 1)).toEqual([a.key, b.key]);
    expect(await source.keysBetween(2, 1)).toEqual([b.key, c.key]);
    expect(await source.keysBetween(0, 99)).toEqual([a.key, b.key, c.key]);
  });

  test('are found in their order, then what the filters hide, and nothing for a key of none', async () => {
    const wanted = new Set([...keys(d, c, a), 'glue/1/eu-west-1/-/gone']);
    expect(await source.find(wanted)).toEqual([a, c, d]);
    expect(await source.countShown(wanted)).toBe(2);
  });

  test('are searched by name and id in any case, hidden ones too, and no more than asked for', async () => {
    expect(await source.search('CHURN', 8)).toEqual([d, b]);
    expect(await source.search('CHURN', 1)).toEqual([d]);
    expect(await source.search('thre', 8)).toEqual([c]);
    expect(await source.search('.*', 8)).toEqual([]);
  });
});
