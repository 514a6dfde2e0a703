import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOW_MS, toSession } from '../../domain/session.fixture.ts';
import { anySession } from '../../domain/sessions.fixture.ts';
import { finish } from '../../domain/steps.ts';
import { sortSessions } from '../../filters/compare.ts';
import { SORT_FIELDS } from '../../filters/field.ts';
import { createSorter } from './sorter.ts';

/** All steps at once. */
function openSorter() {
  const sort = createSorter();
  return (...given: Parameters<typeof sort>) => finish(sort(...given));
}

const anySort = fc.uniqueArray(fc.record({ field: fc.constantFrom(...SORT_FIELDS), descending: fc.boolean() }), {
  maxLength: 3,
  selector: ({ field }) => field,
});

test('orders as the comparator does, whatever it sorted before', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anySession, { maxLength: 12, selector: ({ key }) => key }),
      fc.array(fc.tuple(anySort, fc.nat(7_200_000)), { minLength: 1, maxLength: 4 }),
      (sessions, sorts) => {
        const sort = openSorter();
        for (const [keys, passed] of sorts) {
          const nowMs = NOW_MS + passed;
          const keysOf = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);
          expect(keysOf(sort(sessions, keys, nowMs))).toEqual(keysOf(sortSessions(sessions, keys, nowMs)));
        }
      },
    ),
  );
});

test('orders as the comparator does, whichever rows come, go, change and grow older', () => {
  const keysOf = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);
  fc.assert(
    fc.property(
      fc.uniqueArray(anySession, { minLength: 10, maxLength: 30, selector: ({ key }) => key }),
      anySort,
      fc.array(fc.record({ gone: fc.nat(29), changed: fc.nat(29), other: anySession, passed: fc.nat(7_200_000) }), {
        minLength: 1,
        maxLength: 6,
      }),
      (pool, keys, steps) => {
        const sort = openSorter();
        let rows = pool;
        let nowMs = NOW_MS;
        expect(keysOf(sort(rows, keys, nowMs))).toEqual(keysOf(sortSessions(rows, keys, nowMs)));
        for (const { gone, changed, other, passed } of steps) {
          nowMs += passed;
          rows = pool
            .filter((_, index) => index !== gone)
            .map((row, index) =>
              index === changed ? { ...other, key: row.key } : (rows.find(({ key }) => key === row.key) ?? row),
            );
          expect(keysOf(sort(rows, keys, nowMs))).toEqual(keysOf(sortSessions(rows, keys, nowMs)));
        }
      },
    ),
  );
});

test('gives the same array back for the same rows, and another where time moves the order', () => {
  const sort = openSorter();
  const rows = [toSession({ key: 'a' }), toSession({ key: 'b' })];
  const created = [{ field: 'created', descending: true } as const];
  const longest = [{ field: 'duration', descending: true } as const];
  expect(sort(rows, created, NOW_MS)).toBe(sort(rows, created, NOW_MS + 1));
  expect(sort(rows, longest, NOW_MS)).not.toBe(sort(rows, longest, NOW_MS + 1));
  expect(sort([...rows], created, NOW_MS)).not.toBe(rows);
});
