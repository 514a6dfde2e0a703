import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeShortId, decodeUuid, encodeShortId, encodeUuid, ID_KIND } from './ids.ts';

const block = fc.record({
  kind: fc.integer({ min: 1, max: 15 }),
  stream: fc.integer({ min: 0, max: 4095 }),
  index: fc.integer({ min: 0, max: 0xffffffff }),
  part: fc.integer({ min: 0, max: 65_535 }),
});
const seed = fc.integer({ min: 0, max: 0xffffffff });

describe('ids', () => {
  test('lead back to their block, in the form of the services', () => {
    fc.assert(
      fc.property(seed, block, (word, given) => {
        const uuid = encodeUuid(word, given);
        const short = encodeShortId(word, given);
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(short).toMatch(/^[0-9a-z]{16}$/);
        expect(decodeUuid(word, uuid)).toEqual(given);
        expect(decodeShortId(word, short)).toEqual(given);
      }),
    );
  });

  test('that are no ids of ours lead nowhere', () => {
    fc.assert(fc.property(fc.uuid({ version: 4 }), (uuid) => decodeUuid(1, uuid) === null));
    for (const text of ['', 'abc', '00ZZZZZZZZZZZZZZ', '00zzzzzzzzzzzzzz', '0'.repeat(17)]) {
      expect(decodeShortId(1, text)).toBeNull();
      expect(decodeUuid(1, text)).toBeNull();
    }
  });

  test('differ for neighbours and for seeds', () => {
    const ids = new Set<string>();
    for (const word of [1, 2]) {
      for (let index = 0; index < 2000; index++) {
        ids.add(encodeUuid(word, { kind: ID_KIND.session, stream: 1, index, part: 0 }));
      }
    }
    expect(ids.size).toBe(4000);
  });
});
