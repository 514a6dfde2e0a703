import { describe, expect, it } from 'vitest';
import { forgetQueries, MAX_QUERIES, readHistory, rememberQuery } from './query-history.ts';

function openStorage(initial: string | null = null) {
  let value = initial;
  return {
    getItem: () => value,
    setItem(_key: string, next: string) {
      value = next;
    },
    removeItem() {
      value = null;
    },
  };
}

describe('the history of queries', () => {
  it('holds the last ones, newest first and each once', () => {
    const storage = openStorage();
    for (const query of ['a', 'b', 'a ', ' a', '', ' ']) rememberQuery(storage, query);
    expect(readHistory(storage)).toEqual(['a', 'b']);
    for (let at = 0; at < 30; at += 1) rememberQuery(storage, `q${at}`);
    expect(readHistory(storage)).toHaveLength(MAX_QUERIES);
    expect(readHistory(storage)[0]).toBe('q29');
    forgetQueries(storage);
    expect(readHistory(storage)).toEqual([]);
  });

  it.each(['{', 'null', '{"a":1}', '[1]', '["a",""]', '"a"'])('is empty where %s is stored', (value) => {
    expect(readHistory(openStorage(value))).toEqual([]);
  });

  it('does without storage', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    const storage = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
    expect(readHistory(storage)).toEqual([]);
    expect(() => rememberQuery(storage, 'a')).not.toThrow();
    expect(() => forgetQueries(storage)).not.toThrow();
  });
});
