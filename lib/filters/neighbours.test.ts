import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import { compareSessions, sortSessions } from './compare.ts';
import type { SortKey } from './filter.ts';
import { findBeside } from './neighbours.ts';

const anySort = fc.array(
  fc.record({
    field: fc.constantFrom('created', 'name', 'phase', 'duration'),
    descending: fc.boolean(),
  }) as fc.Arbitrary<SortKey>,
  { maxLength: 2 },
);
const anyList = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    name: fc.constantFrom(null, 'a', 'b'),
    createdAt: fc.constantFrom(null, '2026-08-20T10:00:00.000Z', '2026-08-20T11:00:00.000Z'),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 15 },
);

test('what stands beside a session is what stands beside it in the sorted list, whether it is in it or not (property)', () => {
  fc.assert(
    fc.property(anyList, anySort, fc.nat(), fc.boolean(), (list, sort, pick, within) => {
      const all = list.map((changes) => toSession(changes));
      const session = all[pick % all.length];
      if (session === undefined) throw new Error('the list has one');
      const shown = within ? all : all.filter((other) => other !== session);
      const sorted = sortSessions(all, sort, NOW_MS);
      const place = sorted.indexOf(session);
      expect(findBeside(shown, session, compareSessions(sort, NOW_MS))).toEqual({
        index: within ? place : null,
        total: shown.length,
        previous: sorted[place - 1] ?? null,
        next: sorted[place + 1] ?? null,
      });
    }),
  );
});
