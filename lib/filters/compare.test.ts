import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { parseFilters } from './codec.ts';
import { compareSessions, createFirstSessions, sortSessions } from './compare.ts';
import { SORT_FIELDS } from './field.ts';

const sortOf = (text: string) => parseFilters(new URLSearchParams({ sort: text })).filters.sort;
const anySort = fc.array(fc.record({ field: fc.constantFrom(...SORT_FIELDS), descending: fc.boolean() }), {
  maxLength: 3,
});
const sessions = fc.uniqueArray(anySession, { maxLength: 12, selector: (session) => session.key });

describe('the order of sessions', () => {
  it('is total: antisymmetric, transitive, and equal only for the same row', () => {
    fc.assert(
      fc.property(anySort, anySession, anySession, anySession, (sort, a, b, c) => {
        const compare = compareSessions(sort, NOW_MS);
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        expect(compare(a, b) === 0).toBe(a.key === b.key);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of arrival, and is the same for a whole list', () => {
    fc.assert(
      fc.property(anySort, sessions, (sort, rows) => {
        const sorted = sortSessions(rows, sort, NOW_MS);
        expect(sortSessions([...rows].reverse(), sort, NOW_MS)).toEqual(sorted);
        expect([...rows].sort(compareSessions(sort, NOW_MS))).toEqual(sorted);
      }),
    );
  });

  it('gives the first of a list as sorting it would', () => {
    fc.assert(
      fc.property(anySort, sessions, fc.integer({ min: 1, max: 6 }), (sort, rows, most) => {
        const first = createFirstSessions(sort, NOW_MS, most);
        for (const row of rows) first.add(row);
        expect(first.take()).toEqual(sortSessions(rows, sort, NOW_MS).slice(0, most));
      }),
    );
  });

  it.each([
    ['created', 'createdAt', ['2026-08-01T00:00:00Z', '2026-08-02T00:00:00Z']],
    ['ended', 'endedAt', ['2026-08-01T00:00:00Z', '2026-08-02T00:00:00Z']],
    ['owner', 'owner', ['ana', 'arn:aws:sts::1:assumed-role/AAA/bo']],
    ['version', 'version', ['emr-7.9.0', 'emr-7.10.0']],
    ['timeout', 'idleTimeoutMinutes', [9, 10]],
  ] as const)('by %s puts unknown last in both directions', (field, property, values) => {
    const rows = [null, ...values, null].map((value, at) =>
      toSession({ id: `s${at}`, phase: 'ended', [property]: value }),
    );
    const read = (sort: string) => sortSessions(rows, sortOf(sort), NOW_MS).map((row) => row[property]);
    expect(read(field)).toEqual([...values, null, null]);
    expect(read(`-${field}`)).toEqual([...values].reverse().concat([null, null] as never[]));
  });

  it('orders services and phases as they are listed everywhere, names by name or id', () => {
    const rows = [
      toSession({ id: 'zz', service: 'athena', phase: 'failed' }),
      toSession({ id: 'b', name: 'Zeta', service: 'glue', phase: 'starting' }),
      toSession({ id: 'c', name: 'alpha', service: 'emr-serverless', phase: 'idle' }),
    ];
    const read = (sort: string) => sortSessions(rows, sortOf(sort), NOW_MS).map((row) => row.name ?? row.id);
    expect(read('service')).toEqual(['alpha', 'Zeta', 'zz']);
    expect(read('phase')).toEqual(['Zeta', 'alpha', 'zz']);
    expect(read('name')).toEqual(['alpha', 'Zeta', 'zz']);
  });

  it('ranks usage of different services by vCPU-hours and idle time by what idles now', () => {
    const usage = { total: null, billed: null, dpuSeconds: null, executionSeconds: null };
    const billed = { vcpuHours: 3, memoryGbHours: null, storageGbHours: null };
    const rows = [
      toSession({
        id: 'dpu-hour',
        usage: { ...usage, dpuSeconds: 3600 },
        phase: 'idle',
        idleSince: '2026-08-20T11:50:00Z',
      }),
      toSession({
        id: 'three',
        service: 'emr-serverless',
        usage: { ...usage, billed },
        phase: 'ended',
        idleSince: '2026-08-01T00:00:00Z',
      }),
      toSession({ id: 'unknown', phase: 'idle', idleSince: '2026-08-20T10:00:00Z' }),
    ];
    const read = (sort: string) => sortSessions(rows, sortOf(sort), NOW_MS).map((row) => row.id);
    expect(read('-usage')).toEqual(['dpu-hour', 'three', 'unknown']);
    expect(read('usage')).toEqual(['three', 'dpu-hour', 'unknown']);
    expect(read('-idle')).toEqual(['unknown', 'dpu-hour', 'three']);
    expect(read('idle')).toEqual(['dpu-hour', 'unknown', 'three']);
  });

  it('is newest first where nothing was asked', () => {
    const rows = ['2026-08-01', '2026-08-03', '2026-08-02'].map((day) =>
      toSession({ id: day, createdAt: `${day}T00:00:00Z` }),
    );
    const expected = ['2026-08-03', '2026-08-02', '2026-08-01'];
    expect(sortSessions(rows, [], NOW_MS).map((row) => row.id)).toEqual(expected);
    expect(sortSessions(rows, sortOf('-created'), NOW_MS).map((row) => row.id)).toEqual(expected);
  });
});
