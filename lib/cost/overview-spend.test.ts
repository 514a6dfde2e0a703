import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ranking } from '../domain/overview.ts';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import type { Bounds } from '../domain/time-range.ts';
import { BOOK, toEndedSession, toServiceSession } from './cost.fixture.ts';
import { withCosts } from './estimate.ts';
import { openRangeMoney, openSpanSpend, type Span } from './overview-spend.ts';
import { NO_FACTS } from './session-facts.ts';
import { addShares, addSums, anyBounds, anySpender } from './spend.fixture.ts';
import { toSpend } from './spend.ts';
import { MAX_BUCKETS } from './spend-series.ts';
import { addUpField } from './totals.ts';

const DAY_MS = 86_400_000;
const ALWAYS: Bounds = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
const ZONES = ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns'];

function read(sessions: readonly Session[], bounds: Bounds, tz = 'UTC', complete = true) {
  const span: Span = { bounds, complete };
  const spends = sessions.map((session) => [session, toSpend(session, NOW_MS)] as const);
  const earliestMs = spends.reduce((earliest, [, spend]) => Math.min(earliest, spend?.startMs ?? earliest), NOW_MS);
  const money = [openSpanSpend(span, NOW_MS), openRangeMoney(span, earliestMs, NOW_MS, tz)] as const;
  for (const one of money) for (const [session, spend] of spends) one.add(session, spend);
  return { range: money[0].close(), ...money[1].close() };
}

const sessions = fc.uniqueArray(anySpender, { maxLength: 40, selector: ({ key }) => key });
const partsOf = ({ top, others, none, undecided }: Ranking) => addShares([...top, others, none, undecided]);

describe('the spend of a range', () => {
  it('is exactly that of its buckets, services and ranks', () => {
    fc.assert(
      fc.property(sessions, fc.oneof(anyBounds, fc.constant(ALWAYS)), fc.constantFrom(...ZONES), (all, bounds, tz) => {
        const money = read(all, bounds, tz);
        const whole = addShares([money.range]);
        expect(whole.sessions).toBe(all.length);
        const inBuckets = money.buckets.flatMap(({ spend }) => spend);
        expect(addSums(inBuckets.map((one) => ({ ...money.range.spend, amounts: one.amounts })))).toEqual(
          whole.amounts,
        );
        for (const parts of [money.services, ...[money.owners, money.scopes, money.roles].map(partsOf)]) {
          expect(Array.isArray(parts) ? addShares(parts) : parts).toEqual(whole);
        }
        expect(money.unknownCosts.reduce((sum, one) => sum + one.sessions, 0)).toBe(whole.unknown);
      }),
      { numRuns: 150 },
    );
  });

  it('adds up over ranges that adjoin', () => {
    fc.assert(
      fc.property(sessions, anyBounds, fc.double({ min: 0, max: 1, noNaN: true }), (all, bounds, share) => {
        const cut = Math.round(bounds.fromMs + share * (bounds.toMs - bounds.fromMs));
        const sum = (one: Bounds) => read(all, one).range.spend;
        const parts = [sum({ ...bounds, toMs: cut }), sum({ ...bounds, fromMs: cut })];
        expect(addSums(parts)).toEqual(addSums([sum(bounds)]));
      }),
      { numRuns: 100 },
    );
  });

  it('is in the whole what a list of the sessions adds up to', () => {
    fc.assert(
      fc.property(sessions, anyBounds, (all, bounds) => {
        const { whole } = read(all, bounds).range;
        const listed = addUpField(all, 'cost', NOW_MS);
        expect(whole).toMatchObject({ unknown: listed.unknown, estimated: listed.estimated });
        expect(addSums([whole])).toEqual(
          new Map(listed.amounts.filter(({ value }) => value !== 0n).map((one) => [one.currency, one.value])),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('has contiguous buckets by the days of the zone, few enough to draw', () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 1, max: 4000 }), fc.constantFrom(...ZONES), (all, days, tz) => {
        const { bucket, buckets } = read(all, { fromMs: NOW_MS - days * DAY_MS, toMs: Number.POSITIVE_INFINITY }, tz);
        expect(buckets.length).toBeLessThanOrEqual(MAX_BUCKETS);
        // Between these it depends on the weekday and on how long the months are.
        if (days <= 90) expect(bucket).toBe('day');
        if (days >= 93 && days <= 630) expect(bucket).toBe('week');
        if (days >= 660) expect(bucket).toBe('month');
        for (const [index, { start, end }] of buckets.entries()) {
          expect(start < end).toBe(true);
          expect(buckets[index + 1]?.start ?? end).toBe(end);
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('takes no more for each of many sessions than for each of few', () => {
  const all = fc.sample(anySpender, { numRuns: 5_000, seed: 1 });
  const few = all.slice(0, 500);
  const bestOf = (sessions: typeof all) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        read(sessions, ALWAYS, 'Europe/Berlin');
        return performance.now() - start;
      }),
    );
  // Ten times the sessions; were each looked at for each, it would be a hundred times the work.
  expect(bestOf(all) / bestOf(few)).toBeLessThan(40);
});

const price = (session: Session) => withCosts(session, NO_FACTS, BOOK, NOW_MS);
const spender = (id: string, dpuSeconds: number | null, changes: Partial<Session> = {}) =>
  price(
    toEndedSession('glue', {
      id,
      usage: { total: null, billed: null, dpuSeconds, executionSeconds: null },
      missing: { 'usage.dpuSeconds': 'not-published-yet' },
      ...changes,
    }),
  );
const text = (amounts: { amount: string; currency: string }[]) =>
  amounts.map(({ amount, currency }) => `${amount} ${currency}`);

describe('who spent it', () => {
  const all = [
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((owner, at) =>
      spender(owner, 36_000 * (at + 1), { owner, tags: { team: 'x' } }),
    ),
    spender('nobody', 3_600, { missing: { owner: 'not-tagged' } }),
    spender('later', 7_200, { tags: null, missing: { owner: 'loading', tags: 'loading' } }),
    spender('not out yet', null, { owner: 'f', tags: { team: 'x' } }),
  ];
  const money = read(all, ALWAYS);

  it('ranks the dearest, and tells apart the others, the unowned, and those not known yet', () => {
    const { top, others, none, undecided } = money.owners;
    expect(top.map(({ value, sessions: count }) => [value, count])).toEqual([
      ['f', 2],
      ['e', 1],
      ['d', 1],
      ['c', 1],
      ['b', 1],
    ]);
    expect(top[0]?.spend).toEqual({
      amounts: [{ amount: '26.4', currency: 'USD' }],
      unknown: 1,
      atLeast: true,
      estimated: 0,
    });
    expect([others?.values, text(others?.spend.amounts ?? [])]).toEqual([1, ['4.4 USD']]);
    expect([none?.sessions, text(none?.spend.amounts ?? [])]).toEqual([1, ['0.44 USD']]);
    expect([undecided?.sessions, text(undecided?.spend.amounts ?? [])]).toEqual([1, ['0.88 USD']]);
  });

  it('counts as untagged only what is known to have no tag', () => {
    expect(money.untagged).toMatchObject({ sessions: 1, spend: { atLeast: false } });
    expect(read(all.slice(0, 3), ALWAYS).untagged).toBeNull();
  });

  it('has Glue in no scope', () => {
    expect(money.scopes).toMatchObject({ top: [], none: { sessions: all.length }, others: null });
  });

  it('lists the dearest sessions by their whole cost, none without an amount', () => {
    const { dearest, unknownCosts } = read(all, { fromMs: NOW_MS - 1, toMs: NOW_MS });
    expect(dearest.map(({ id }) => id)).toEqual(['f', 'e', 'd', 'c', 'b', 'a', 'later', 'nobody']);
    expect(unknownCosts).toEqual([{ reason: 'not-published-yet', sessions: 1 }]);
  });

  it('is a lower bound wherever sessions may be missing', () => {
    expect(read(all.slice(0, 2), ALWAYS).range.spend.atLeast).toBe(false);
    expect(read(all.slice(0, 2), ALWAYS, 'UTC', false).range.spend.atLeast).toBe(true);
    const running = price(toServiceSession('athena'));
    expect(read([running], ALWAYS).range.spend).toMatchObject({ atLeast: true, unknown: 0, estimated: 1 });
  });
});
