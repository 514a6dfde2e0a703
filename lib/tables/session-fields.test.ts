import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOOK, toEndedSession, toServiceSession } from '../cost/cost.fixture.ts';
import { withCosts } from '../cost/estimate.ts';
import { NO_FACTS } from '../cost/session-facts.ts';
import { MISSING_REASONS } from '../domain/missing.ts';
import { NOW_MS, toSession } from '../domain/session.fixture.ts';
import type { Session, SessionUsage } from '../domain/session.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { EMPTY_FILTERS, withField } from '../filters/codec.ts';
import { sortSessions } from '../filters/compare.ts';
import { FACET_FIELDS } from '../filters/facets.ts';
import { FIELD_NAMES, FIELDS, SORT_FIELDS } from '../filters/field.ts';
import { matchSession } from '../filters/match.ts';
import type { Cell } from './cell.ts';
import { describeBasis } from './money-cell.ts';
import { SESSION_FIELDS } from './session-fields.ts';

function cellOf(id: string, session: Session): Cell {
  const found = SESSION_FIELDS.find((field) => field.id === id);
  if (found === undefined) throw new Error(`no column ${id}`);
  return found.value(session, NOW_MS);
}
const blank: SessionUsage = { total: null, billed: null, dpuSeconds: null, executionSeconds: null };
const textOf = (id: string, session: Session) => cellOf(id, session).text;

describe('session columns', () => {
  it('name filters, facets and orders that exist, and each order has its column', () => {
    for (const { id, sort, filter, largestFirst } of SESSION_FIELDS) {
      // The address, the header and the layout call a column alike.
      if (sort !== null) expect([sort, SORT_FIELDS.includes(sort)]).toEqual([id, true]);
      else expect(largestFirst).toBe(false);
      if (filter === null) continue;
      expect([id, Object.hasOwn(FIELDS, filter), FIELD_NAMES.includes(filter)]).toEqual([id, true, true]);
      expect(FACET_FIELDS).toContain(filter);
    }
    expect(FACET_FIELDS.filter((field) => !FIELD_NAMES.includes(field))).toEqual([]);
    const sorts = SESSION_FIELDS.flatMap(({ sort }) => sort ?? []);
    // The state's column tells its phase too.
    expect(SORT_FIELDS.filter((field) => field !== 'phase').toSorted()).toEqual(sorts.toSorted());
  });

  it('have one main column, at the edge and shown', () => {
    expect(SESSION_FIELDS.filter(({ main }) => main)).toEqual([
      expect.objectContaining({ id: 'name', pinned: true, defaultVisible: true }),
    ]);
  });

  it('have ids and headers of their own, and show what the table is for', () => {
    const ids = SESSION_FIELDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(SESSION_FIELDS.map(({ header }) => header)).size).toBe(ids.length);
    expect(SESSION_FIELDS.filter(({ defaultVisible }) => defaultVisible).map(({ id }) => id)).toEqual([
      'service',
      'name',
      'state',
      'scope',
      'owner',
      'created',
      'duration',
      'cost',
      'burn',
      'idle',
      'idleCost',
      'stops',
      'usage',
      'role',
      'version',
    ]);
  });

  it('can be sorted by everything that a sort can name, but phase', () => {
    const sorted = new Set(SESSION_FIELDS.flatMap(({ sort }) => sort ?? []));
    expect(SORT_FIELDS.filter((name) => !sorted.has(name))).toEqual(['phase']);
  });

  it('F-17 never throw, are never blank and never NaN, whatever is missing', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        for (const field of SESSION_FIELDS) {
          const cell = field.value(session, NOW_MS);
          expect(cell.text).not.toBe('');
          expect(cell.text).not.toMatch(/NaN|Infinity|Invalid|undefined|null/);
          if (cell.missing !== null) expect(cell.text).toBe(MISSING_REASONS[cell.missing]);
        }
      }),
    );
  });

  it('hold what their sort goes by: unknown cells come last', () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 8 }), fc.boolean(), (sessions, descending) => {
        for (const { sort, value } of SESSION_FIELDS) {
          if (sort === null) continue;
          const cells = sortSessions(sessions, [{ field: sort, descending }], NOW_MS).map((row) => value(row, NOW_MS));
          const firstUnknown = cells.findIndex(({ missing }) => missing !== null);
          if (firstUnknown >= 0) expect(cells.slice(firstUnknown).every(({ missing }) => missing !== null)).toBe(true);
        }
      }),
    );
  });

  it('can be filtered by what they show', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        for (const { filter, value } of SESSION_FIELDS) {
          const cell = value(session, NOW_MS);
          if (filter === null || filter === 'service' || cell.missing !== null) continue;
          const terms = [{ op: 'is', value: cell.text } as const];
          const filters = withField({ ...EMPTY_FILTERS, window: { kind: 'relative', range: 'all' } }, filter, {
            field: filter,
            negated: false,
            terms,
          });
          expect(matchSession(filters, session, NOW_MS)).toBe('in');
        }
      }),
    );
  });
});

describe('cells', () => {
  it('show the short form, and keep the whole for the title', () => {
    const arn = 'arn:aws:sts::210987654321:assumed-role/Analyst/ana';
    expect(cellOf('owner', toSession({ owner: arn }))).toMatchObject({ kind: 'text', text: 'ana', title: arn });
    expect(cellOf('owner', toSession({ owner: 'ana' }))).toMatchObject({ text: 'ana', title: null });
    expect(cellOf('owner', toSession())).toMatchObject({
      kind: 'missing',
      missing: 'not-tagged',
      text: 'no owner tag',
    });
    expect(cellOf('name', toSession({ name: 'Churn' }))).toMatchObject({ text: 'Churn', title: 'session-1' });
    expect(textOf('name', toSession())).toBe('session-1');
    expect(cellOf('state', toSession({ stateReason: 'why' }))).toMatchObject({ text: 'READY', title: 'ready: why' });
  });

  it('let running times grow with the clock', () => {
    const live = toSession({ phase: 'idle', idleSince: '2026-08-20T11:30:00Z' });
    expect(cellOf('duration', live)).toMatchObject({ kind: 'duration', seconds: 3600, running: true });
    expect(cellOf('idle', live)).toMatchObject({ seconds: 1800, running: true });
    const ended = toSession({ phase: 'ended', durationSeconds: 60 });
    expect(cellOf('duration', ended)).toMatchObject({ seconds: 60, running: false });
    expect(cellOf('idle', ended)).toMatchObject({ kind: 'missing', missing: 'not-idle' });
    expect(cellOf('timeout', ended)).toMatchObject({ seconds: 172_800, running: false });
  });

  it('give usage in the unit of the service, or the reason', () => {
    expect(cellOf('usage', toSession())).toMatchObject({ missing: 'reported-when-it-ends' });
    expect(cellOf('usage', toSession({ usage: { ...blank, dpuSeconds: 0 } }))).toMatchObject({
      kind: 'quantity',
      amount: 0,
      unit: 'DPU-seconds',
    });
    const emr = toSession({ service: 'emr-serverless', missing: { 'usage.billed': 'not-published-yet' } });
    expect(textOf('usage', emr)).toBe('not published yet');
    const billed = { vcpuHours: 1.5, memoryGbHours: 6, storageGbHours: null };
    expect(cellOf('usage', { ...emr, usage: { ...blank, billed } })).toMatchObject({
      amount: 1.5,
      unit: 'vCPU-hours',
      title: 'billed, beside 6 GB-hours of memory',
    });
    const odd = { ...emr, usage: { ...blank, billed: { ...billed, vcpuHours: null } } };
    expect(cellOf('usage', odd)).toMatchObject({ missing: 'invalid' });
  });

  it('give money exactly, with what it rests on, or the reason for having none', () => {
    const idle = withCosts(
      toServiceSession('glue', {
        phase: 'idle',
        idleSince: '2026-08-20T11:30:00.000Z',
        stopsAt: '2026-08-20T14:00:00.000Z',
        missing: {},
      }),
      NO_FACTS,
      BOOK,
      NOW_MS,
    );
    expect(cellOf('cost', idle)).toMatchObject({
      kind: 'money',
      text: '2.2',
      currency: 'USD',
      estimate: true,
      growing: true,
    });
    expect(cellOf('burn', idle)).toMatchObject({ text: '2.2', growing: false });
    expect(cellOf('idleCost', idle)).toMatchObject({ text: '1.1', title: 'our estimate while it runs' });
    expect(cellOf('stops', idle)).toMatchObject({
      kind: 'countdown',
      text: '2026-08-20T14:00:00.000Z',
      title: 'at 2026-08-20T14:00:00.000Z, and will have cost 6.6 USD',
    });
    const ended = withCosts(toEndedSession('glue', { phase: 'failed', missing: {} }), NO_FACTS, BOOK, NOW_MS);
    expect(cellOf('cost', ended)).toMatchObject({ kind: 'missing', missing: 'not-reported' });
    expect(cellOf('burn', ended)).toMatchObject({ missing: 'ended' });
    expect(describeBasis({ basis: 'billed-usage', atLeast: true })).toBe('at least; what AWS bills × list price');
  });

  it('F-18 take no time for a time that is none, and list tags by key', () => {
    expect(cellOf('created', toSession({ createdAt: 'Invalid Date' }))).toMatchObject({ missing: 'invalid' });
    expect(cellOf('ended', toSession())).toMatchObject({ missing: 'still-running' });
    expect(textOf('tags', toSession({ tags: { team: 'fraud', env: '' } }))).toBe('env, team=fraud');
    expect(cellOf('tags', toSession())).toMatchObject({ missing: 'not-set' });
    expect(cellOf('tags', toSession({ tags: null, missing: { tags: 'denied' } }))).toMatchObject({ missing: 'denied' });
  });
});
