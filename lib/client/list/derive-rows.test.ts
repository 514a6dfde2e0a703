import { describe, expect, it } from 'vitest';
import { NOW_MS, toSession } from '../../domain/session.fixture.ts';
import type { Session } from '../../domain/session.ts';
import { finish } from '../../domain/steps.ts';
import { EMPTY_FILTERS, parseFilters } from '../../filters/codec.ts';
import { sortSessions } from '../../filters/compare.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { filterRows } from './derive-rows.ts';

const read = (query: string) => parseFilters(new URLSearchParams(query)).filters;

function deriveRows(sessions: readonly Session[], filters: SessionFilters) {
  return finish(filterRows(sortSessions(sessions, filters.sort, NOW_MS), filters, NOW_MS));
}

describe('rows of the filters', () => {
  const sessions = [
    toSession({ key: 'a', owner: 'ana', createdAt: '2026-08-20T09:00:00.000Z' }),
    toSession({ key: 'b', owner: 'ben', createdAt: '2026-08-20T11:00:00.000Z' }),
    toSession({ key: 'c', owner: null, missing: { owner: 'loading' } }),
    toSession({ key: 'd', owner: null, missing: { owner: 'denied' } }),
    toSession({
      key: 'e',
      owner: 'ana',
      createdAt: '2026-01-01T00:00:00.000Z',
      endedAt: '2026-01-02T00:00:00.000Z',
      phase: 'ended',
    }),
  ];

  it('are those that pass, newest first, with what was left out unknown counted by its reason', () => {
    const { rows, undecided, notReported } = deriveRows(sessions, read('owner=ana,ben'));
    expect(rows.map(({ key }) => key)).toEqual(['b', 'a']);
    expect([undecided, notReported]).toEqual([1, 1]);
  });

  it('are in the order of the sort, unknown last', () => {
    const { rows } = deriveRows(sessions, read('sort=owner&range=all'));
    expect(rows.map(({ key }) => key)).toEqual(['a', 'e', 'b', 'c', 'd']);
  });

  it('leave the list that they come from as it is', () => {
    const before = sessions.map(({ key }) => key);
    deriveRows(sessions, EMPTY_FILTERS);
    expect(sessions.map(({ key }) => key)).toEqual(before);
  });
});
