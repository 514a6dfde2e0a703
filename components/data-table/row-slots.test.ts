import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRowSlots } from './row-slots.ts';

const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 8 });

it('gives each row one slot, the same again, and keeps that of a row that stays', () => {
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 12 }), (views) => {
      const slots = createRowSlots();
      let before = new Map<string, number>();
      for (const view of views) {
        const placed = slots.place(view, null);
        expect(new Set(placed).size).toBe(view.length);
        const now = new Map(view.map((key, place) => [key, placed[place] ?? 0]));
        for (const [key, slot] of now) {
          if (before.has(key)) expect(slot).toBe(before.get(key));
        }
        expect(slots.place(view, null)).toEqual(placed);
        before = now;
      }
    }),
  );
});

it('gives the slots of rows that leave to rows that come, in their order', () => {
  const slots = createRowSlots();
  expect(slots.place(['a', 'b', 'c'], null)).toEqual([1, 2, 3]);
  expect(slots.place(['d', 'e', 'f'], null)).toEqual([1, 2, 3]);
  expect(slots.place(['e', 'f', 'g'], null)).toEqual([2, 3, 1]);
});

it('gives the slot of the row with the focus to no other row', () => {
  const slots = createRowSlots();
  slots.place(['a', 'b'], null);
  expect(slots.place(['c', 'd'], 'a')).toEqual([2, 3]);
});
