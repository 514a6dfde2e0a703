import { describe, expect, test } from 'vitest';
import { NO_COST } from '@/lib/cost/cost.ts';
import { toText } from '@/lib/cost/decimal.ts';
import { costAt } from '@/lib/cost/growth.ts';
import { NOW_MS, toSession } from '@/lib/domain/session.fixture.ts';
import { EMPTY_FILTERS } from '@/lib/filters/codec.ts';
import { OVERVIEW } from './overview.fixture.ts';
import { isUnreadable, listServices, readShown, toCompletenessText, toOverviewSearch } from './overview-model.ts';

describe('overview', () => {
  test('a service without a source has no count, not a count of 0', () => {
    expect(listServices(OVERVIEW)[0]).toEqual({ service: 'emr-serverless', sessions: null });
    expect(listServices(OVERVIEW)[1]).toMatchObject({ service: 'glue', sessions: 20, live: 5 });
  });

  test('phases come in the order of life, those that do not occur are left out', () => {
    const glue = listServices(OVERVIEW)[1];
    expect(glue?.sessions === null ? [] : glue?.phases.map(({ phase }) => phase)).toEqual([
      'ready',
      'ended',
      'failed',
      'unknown',
    ]);
  });

  test('where no source could be read there is nothing to bound', () => {
    const none = { ...OVERVIEW, complete: false, sessions: 0, byService: [], missingSources: 7 };
    expect(isUnreadable(none)).toBe(true);
    expect(toCompletenessText(none)).toBeNull();
    expect(isUnreadable({ ...none, missingSources: 6 })).toBe(false);
  });

  test('incomplete says at least, and what is missing', () => {
    expect(toCompletenessText(OVERVIEW)).toBeNull();
    expect(toCompletenessText({ ...OVERVIEW, complete: false, missingSources: 2 })).toBe(
      'At least: 2 of 7 sources are missing.',
    );
    expect(toCompletenessText({ ...OVERVIEW, complete: false, missingSources: 1 })).toBe(
      'At least: 1 of 7 sources is missing.',
    );
    expect(toCompletenessText({ ...OVERVIEW, complete: false })).toBe('At least: rows are still arriving.');
  });

  test('asks for the days of the viewer’s zone, UTC being the interface’s own', () => {
    expect(toOverviewSearch(EMPTY_FILTERS, 'UTC')).toBe('');
    expect(toOverviewSearch(EMPTY_FILTERS, 'Europe/Berlin')).toBe('?tz=Europe%2FBerlin');
    const filters = { ...EMPTY_FILTERS, window: { kind: 'relative', range: '7d' } } as const;
    expect(toOverviewSearch(filters, 'Etc/GMT+3')).toBe('?range=7d&tz=Etc%2FGMT%2B3');
  });

  test('the first of a list add up to their sum where they are all, and are rounded each for itself where not', () => {
    const amounts = ['1.525', '0.297', null];
    const sessions = amounts.map((amount, index) =>
      toSession({ id: `s${index}`, cost: { ...NO_COST, amount, currency: amount === null ? null : 'USD' } }),
    );
    const read = (total: number) =>
      [...readShown(sessions, total, (session) => costAt(session, NOW_MS)).values()].map((one) =>
        one === null ? null : toText(one.value),
      );
    // Rounded each for itself they would be 1.53 + 0.30 beside 1.82.
    expect(read(3)).toEqual(['1.52', '0.3', null]);
    expect(read(4)).toEqual(['1.525', '0.297', null]);
  });
});
