import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClassifications, readPath, readProperties, readText } from './read-detail.ts';

describe('reading an answer whose shape nobody guarantees', () => {
  test('a path that leads nowhere is null, inherited members are nowhere', () => {
    expect(readPath({ a: { b: 1 } }, 'a', 'b')).toBe(1);
    expect(readPath({ a: null }, 'a', 'b')).toBeNull();
    expect(readPath({}, 'constructor', 'name')).toBeNull();
  });

  test('nested configurations keep their depth', () => {
    const read = readClassifications([
      {
        classification: 'spark-defaults',
        properties: { 'spark.b': '2', 'spark.a': '1' },
        configurations: [{ classification: 'export', properties: { X: '' } }],
      },
    ]);
    expect(read).toMatchObject([
      {
        name: 'spark-defaults',
        properties: [
          ['spark.a', '1'],
          ['spark.b', '2'],
        ],
        nested: [{ name: 'export', properties: [['X', '']], nested: [], id: '/0/0' }],
      },
    ]);
  });

  test('Athena names its classifications with capitals', () => {
    expect(readClassifications([{ Name: 'spark-env', Properties: { A: 'b' } }])[0]?.name).toBe('spark-env');
  });

  test('a nested object in a map is shown as JSON, a boolean in words', () => {
    expect(readProperties({ list: [1, 2] })).toEqual([['list', '[1,2]']]);
    expect(readText(false)).toBe('no');
    expect(readText('')).toBeNull();
  });

  test('nothing that JSON can hold makes a reader throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        readClassifications(value);
        readProperties(value);
        readText(readPath(value, 'a', 'b'));
      }),
    );
  });
});
