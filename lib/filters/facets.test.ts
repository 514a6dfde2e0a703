import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { EMPTY_FILTERS, parseFilters, withField } from './codec.ts';
import { countFacets, type FacetField, MAX_OPTIONS } from './facets.ts';
import { matchSession } from './match.ts';

const filtersOf = (query: string) => parseFilters(new URLSearchParams(query)).filters;
const FACETS: FacetField[] = [
  'service',
  'state',
  'phase',
  'region',
  'account',
  'scope',
  'owner',
  'role',
  'tag',
  'worker',
  'version',
  'origin',
];
const queries = [
  '',
  'service=glue',
  'service=!glue&phase=idle,busy',
  'owner=ana,-',
  'owner=arn:aws:sts::210987654321:assumed-role/Analyst/ana',
  'tag=team&state=READY',
  'tag=!env:b&range=7d',
  'tag=-,team&phase=ready,idle',
  'idle=>1h&worker=-',
  'q=churn&role=A',
];

describe('facet counts', () => {
  it('are the rows after choosing a value alone, other filters staying', () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 25 }), fc.constantFrom(...queries), (sessions, query) => {
        const filters = filtersOf(query);
        const facets = countFacets(filters, sessions, NOW_MS, FACETS);
        for (const field of FACETS) {
          for (const { term, count } of facets[field]?.options ?? []) {
            const chosen = withField(filters, field, { field, negated: false, terms: [term] });
            expect(sessions.filter((session) => matchSession(chosen, session, NOW_MS) === 'in')).toHaveLength(count);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('offer every value that a row of the other filters has', () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 25 }), (sessions) => {
        const all = filtersOf('range=all');
        const { owner } = countFacets(all, sessions, NOW_MS, ['owner']);
        const counted = owner?.options.reduce((sum, option) => sum + option.count, 0) ?? 0;
        expect(counted + (owner?.undecided ?? 0)).toBe(sessions.length);
      }),
    );
  });

  it('list chosen and closed values at 0, in their own order, and only the asked fields', () => {
    const facets = countFacets(filtersOf('state=DEGRADED'), [toSession()], NOW_MS, ['service', 'state']);
    expect(Object.keys(facets)).toEqual(['service', 'state']);
    expect(facets.service?.options.map(({ label, count }) => [label, count])).toEqual([
      ['EMR Serverless', 0],
      ['AWS Glue', 0],
      ['Athena for Spark', 0],
    ]);
    expect(facets.state?.options).toEqual([
      { term: { op: 'is', value: 'READY' }, label: 'READY', count: 1, selected: false },
      { term: { op: 'is', value: 'DEGRADED' }, label: 'DEGRADED', count: 0, selected: true },
    ]);
  });

  it('list at 0 what the other filters leave out, behind what they let through', () => {
    const sessions = [
      toSession({ id: 'a', owner: 'ana', state: 'READY', tags: { team: 'fraud' } }),
      toSession({ id: 'b', owner: 'bo', state: 'READY', tags: { team: 'risk' } }),
      toSession({ id: 'c', owner: 'cy', state: 'STOPPED', tags: null, missing: { tags: 'loading' } }),
      toSession({
        id: 'd',
        owner: null,
        state: 'STOPPED',
        phase: 'ended',
        endedAt: '2020-01-02T00:00:00.000Z',
        createdAt: '2020-01-01T00:00:00.000Z',
      }),
    ];
    const { owner, tag } = countFacets(filtersOf('state=READY&owner=bo'), sessions, NOW_MS, ['owner', 'tag']);
    expect(owner?.options.map(({ label, count }) => [label, count])).toEqual([
      ['ana', 1],
      ['bo', 1],
      ['cy', 0],
    ]);
    expect(tag?.options.map(({ label, count }) => [label, count])).toEqual([
      ['team: risk', 1],
      ['team: fraud', 0],
    ]);
  });

  it('leave rows without a value to their own option, and say how many are still loading', () => {
    const sessions = [
      toSession({ id: 'a' }),
      toSession({ id: 'b', missing: { owner: 'loading' } }),
      toSession({ id: 'c', owner: 'ana' }),
    ];
    expect(countFacets(EMPTY_FILTERS, sessions, NOW_MS, ['owner']).owner).toEqual({
      options: [
        { term: { op: 'is', value: 'ana' }, label: 'ana', count: 1, selected: false },
        { term: { op: 'none' }, label: 'nobody known', count: 1, selected: false },
      ],
      more: 0,
      undecided: 1,
    });
  });

  it('have an option for sessions without tags, and wait for what tells the phase', () => {
    const sessions = [
      toSession({ id: 'a' }),
      toSession({ id: 'b', tags: { team: 'fraud' } }),
      toSession({ id: 'c', tags: null, missing: { tags: 'loading', idleSince: 'loading' } }),
      toSession({ id: 'd', tags: null, missing: { tags: 'denied' } }),
    ];
    const { tag, phase } = countFacets(EMPTY_FILTERS, sessions, NOW_MS, ['tag', 'phase']);
    expect(tag?.options.map(({ label, count }) => [label, count])).toEqual([
      ['no tags', 1],
      ['team: fraud', 1],
    ]);
    expect([tag?.undecided, phase?.undecided]).toEqual([1, 1]);
    expect(phase?.options.filter(({ count }) => count > 0).map(({ label, count }) => [label, count])).toEqual([
      ['ready', 3],
    ]);
  });

  it('stop at a bound, but never drop what is chosen', () => {
    const sessions = Array.from({ length: 500 }, (_, at) => toSession({ id: `${at}`, owner: `owner-${1000 + at}` }));
    const facet = countFacets(filtersOf('owner=nobody'), sessions, NOW_MS, ['owner']).owner;
    expect(facet?.more).toBe(500 - MAX_OPTIONS);
    expect(facet?.options).toHaveLength(MAX_OPTIONS + 1);
    expect(facet?.options.at(-1)).toMatchObject({ label: 'nobody', count: 0, selected: true });
  });
});
