import { describe, expect, test } from 'vitest';
import { NOW_MS, toSession } from '@/lib/domain/session.fixture.ts';
import { EMPTY_FILTERS, parseFilters } from '@/lib/filters/codec.ts';
import { matchSession } from '@/lib/filters/match.ts';
import { LIVE_PHASES, toListHref, toLiveWindow, toRankHref } from './overview-links.ts';

const filtersOf = (query: string) => parseFilters(new URLSearchParams(query)).filters;

describe('the list behind a number', () => {
  test('is within the filters of the page, the dearest first', () => {
    expect(toListHref(filtersOf('range=7d'), { service: 'glue', phases: ['failed'] })).toBe(
      '/sessions?service=glue&phase=failed&range=7d',
    );
    expect(toListHref(EMPTY_FILTERS, { phases: LIVE_PHASES, most: 'burn' })).toBe(
      '/sessions?phase=starting,ready,busy,idle,degraded,stopping,unknown&sort=-burn',
    );
  });

  test('takes of its phases only those that the page shows', () => {
    expect(toListHref(filtersOf('phase=idle,ended'), { phases: LIVE_PHASES })).toBe('/sessions?phase=idle');
    expect(toListHref(filtersOf('phase=!idle&service=glue'), { service: 'glue', phases: ['idle', 'busy'] })).toBe(
      '/sessions?service=glue&phase=busy',
    );
  });

  test('of what lives now has a window that it lies in, whatever the page looks at', () => {
    expect(toLiveWindow(filtersOf('range=90d'))).toEqual({ kind: 'relative', range: '90d' });
    expect(toLiveWindow(filtersOf('from=2026-01-01&to=2026-01-02'))).toEqual({ kind: 'relative', range: '24h' });
  });

  test('of a bucket has its bounds', () => {
    const window = { kind: 'absolute', from: '2026-08-20T22:00:00.000Z', to: '2026-08-21T22:00:00.000Z' } as const;
    expect(decodeURIComponent(toListHref(filtersOf('service=glue&range=90d'), { window }))).toBe(
      '/sessions?service=glue&from=2026-08-20T22:00Z&to=2026-08-21T22:00Z',
    );
  });
});

describe('the list behind a rank', () => {
  const rows = [
    toSession({ id: 'a', owner: 'ana' }),
    toSession({ id: 'b', owner: 'arn:aws:sts::1:assumed-role/Analyst/ana' }),
    toSession({ id: 'c', owner: 'bo, the \\ builder' }),
    toSession({ id: 'd', owner: 'cy' }),
    toSession({ id: 'e' }),
    toSession({ id: 'f', missing: { owner: 'loading' } }),
  ];
  const list = (href: string) => {
    const filters = filtersOf(new URL(href, 'http://h').search.slice(1));
    return rows.filter((row) => matchSession(filters, row, NOW_MS) === 'in').map(({ id }) => id);
  };

  test('has the sessions of the value, of none, or of the others, and is in each of them exactly', () => {
    expect(list(toRankHref(EMPTY_FILTERS, 'owner', 'ana'))).toEqual(['a', 'b']);
    expect(list(toRankHref(EMPTY_FILTERS, 'owner', 'bo, the \\ builder'))).toEqual(['c']);
    expect(list(toRankHref(EMPTY_FILTERS, 'owner', null))).toEqual(['e']);
    expect(list(toRankHref(EMPTY_FILTERS, 'owner', { allBut: ['ana', 'cy'] }))).toEqual(['c']);
  });

  test('has Glue’s sessions under no scope', () => {
    expect(toRankHref(EMPTY_FILTERS, 'scope', null)).toBe('/sessions?scope=-&sort=-cost');
    expect(list(toRankHref(EMPTY_FILTERS, 'scope', null))).toHaveLength(rows.length);
    expect(list(toRankHref(EMPTY_FILTERS, 'scope', { allBut: ['etl'] }))).toEqual([]);
  });
});
