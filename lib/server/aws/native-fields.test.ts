import { describe, expect, test } from 'vitest';
import { count, parseFields, parseId, parseList, quantity, text, textMap, time, toRaw } from './native-fields.ts';

const SCHEMAS = {
  at: ['At', time],
  amount: ['Amount', quantity],
  whole: ['Whole', count(10)],
  name: ['Name', text],
  tags: ['Tags', textMap],
} as const;

describe('the members of an answer', () => {
  test('are read each for itself: a wrong one is null and named, the others stay', () => {
    const invalid: string[] = [];
    const answer = { At: new Date('2026-08-20T12:00:00Z'), Amount: -1, Whole: 2.5, Name: 'x', Tags: { a: 1 } };
    expect(parseFields(SCHEMAS, answer, invalid, 'p.')).toEqual({
      at: '2026-08-20T12:00:00.000Z',
      amount: null,
      whole: null,
      name: 'x',
      tags: null,
    });
    expect(invalid).toEqual(['p.amount', 'p.whole', 'p.tags']);
  });

  test('that are absent, null or blank are null and not named', () => {
    const invalid: string[] = [];
    expect(Object.values(parseFields(SCHEMAS, { At: null, Name: ' ' }, invalid))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(parseFields(SCHEMAS, undefined, invalid).amount).toBeNull();
    expect(invalid).toEqual([]);
  });

  test('are all named where the whole is no object', () => {
    const invalid: string[] = [];
    parseFields(SCHEMAS, 'many', invalid);
    expect(invalid).toEqual(['at', 'amount', 'whole', 'name', 'tags']);
  });

  test('are own members: a name of Object.prototype is no value', () => {
    const invalid: string[] = [];
    expect(parseFields({ name: ['constructor', text] } as const, {}, invalid)).toEqual({ name: null });
    expect(invalid).toEqual([]);
  });

  test.each([
    ['the first of the year 2015', Date.UTC(2015, 0, 1), true],
    ['a moment before', Date.UTC(2015, 0, 1) - 1, false],
    ['the last of the year 9999', Date.UTC(10_000, 0, 1) - 1, true],
    ['a moment after', Date.UTC(10_000, 0, 1), false],
  ])('F-18: %s', (_case, ms, expected) => {
    expect(time(new Date(ms)) !== undefined).toBe(expected);
  });

  test('-0 is 0', () => {
    expect(Object.is(quantity(-0), 0)).toBe(true);
    expect(Object.is(count()(-0), 0)).toBe(true);
  });
});

test.each([
  [{ Id: 'x' }, 'x'],
  [{ Id: '' }, null],
  [{ Id: 7 }, null],
  [{}, null],
  [null, null],
  ['Id', null],
])('the id of %o is %s', (item, id) => {
  expect(parseId(item, 'Id')).toBe(id);
});

test.each([[{}], [[]], [null], ['str'], [{ Sessions: {} }], [{ Sessions: 'x' }], [{ Sessions: null }]])(
  'F-15: %o has no list',
  (answer) => {
    expect(parseList(answer, 'Sessions')).toBeNull();
  },
);

test('a raw answer has no metadata, and becomes JSON without Invalid Date or NaN', () => {
  const answer = {
    $metadata: { requestId: 'r' },
    at: new Date('2026-08-20T12:00:00Z'),
    never: new Date(Number.NaN),
    amount: Number.NaN,
    tags: JSON.parse('{"__proto__":"x"}'),
  };
  expect(JSON.stringify(toRaw(answer))).toBe(
    '{"at":"2026-08-20T12:00:00.000Z","never":null,"amount":null,"tags":{"__proto__":"x"}}',
  );
  expect(answer.$metadata).toBeDefined();
});
