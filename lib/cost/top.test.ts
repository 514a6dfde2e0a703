import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTop } from './top.ts';

it('keeps the first of an order as a stable sort of all of them has them', () => {
  const item = fc.record({ rank: fc.integer({ min: 0, max: 5 }), id: fc.nat() });
  fc.assert(
    fc.property(fc.array(item), fc.integer({ min: 1, max: 6 }), (items, most) => {
      const top = openTop<(typeof items)[number]>(most, (left, right) => left.rank - right.rank);
      for (const one of items) top.add(one);
      expect(top.list()).toEqual(items.toSorted((left, right) => left.rank - right.rank).slice(0, most));
    }),
  );
});
