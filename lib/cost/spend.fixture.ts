import fc from 'fast-check';
import type { MoneySum, Share } from '../domain/overview.ts';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { toEndedSession, toPrice, toServiceSession } from './cost.fixture.ts';
import { parseDecimal, ZERO } from './decimal.ts';
import { withCosts } from './estimate.ts';
import { openPriceBook } from './price-book.ts';
import { NO_FACTS } from './session-facts.ts';

const HOUR_MS = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** Prices with many digits, in two currencies; eu-west-1 has none. */
export const TWO_CURRENCIES = openPriceBook([
  toPrice({ service: 'glue', dimension: 'dpu-hour', pricePerUnit: '0.443333333333' }),
  toPrice({ service: 'athena', dimension: 'dpu-hour', pricePerUnit: '0.350000001' }),
  toPrice({ service: 'glue', dimension: 'dpu-hour', pricePerUnit: '3.0211', currency: 'CNY', region: 'cn-north-1' }),
]);

const hoursAgo = (most: number) => fc.integer({ min: 0, max: most * 3600 }).map((seconds) => NOW_MS - seconds * 1000);
const region = fc.constantFrom('us-east-1', 'us-east-1', 'us-east-1', 'cn-north-1', 'eu-west-1');
const owner = fc.constantFrom('ana', 'bo', 'cy', 'di', 'ed', 'fay', 'gus', null);
const tags = fc.constantFrom({ team: 'fraud' }, {}, null);
const why = fc.constantFrom('loading', 'not-tagged');

/** Sessions of the last 40 days, ended and running, with amounts in two currencies or without one. */
export const anySpender: fc.Arbitrary<Session> = fc
  .record({
    service: fc.constantFrom('glue', 'athena'),
    id: fc.uuid(),
    region,
    owner,
    tags,
    why,
    startMs: hoursAgo(40 * 24),
    seconds: fc.integer({ min: 0, max: 90 * 3600 }),
    live: fc.boolean(),
    dpuSeconds: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null, freq: 6 }),
  })
  .map(({ service, startMs, seconds, live, dpuSeconds, why: reason, ...rest }) => {
    const usage = { total: null, billed: null, dpuSeconds, executionSeconds: null };
    const missing = { owner: reason, tags: 'loading', endedAt: 'still-running' } as const;
    const told = { ...rest, usage, missing, createdAt: iso(startMs) };
    const session = live
      ? toServiceSession(service, told)
      : toEndedSession(service, { ...told, endedAt: iso(Math.min(NOW_MS, startMs + seconds * 1000)) });
    return withCosts(session, NO_FACTS, TWO_CURRENCIES, NOW_MS);
  });

/** The last days, in full hours. */
export const anyBounds = fc
  .tuple(fc.integer({ min: 1, max: 45 * 24 }), fc.integer({ min: 1, max: 45 * 24 }))
  .map(([from, long]) => ({ fromMs: NOW_MS - from * HOUR_MS, toMs: NOW_MS - from * HOUR_MS + long * HOUR_MS }));

/** What sums come to together, by currency, as exact decimals. */
export function addSums(sums: readonly MoneySum[]): Map<string, bigint> {
  const all = new Map<string, bigint>();
  for (const { amounts } of sums) {
    for (const { amount, currency } of amounts) {
      const value = parseDecimal(amount) ?? ZERO;
      if (value !== ZERO) all.set(currency, (all.get(currency) ?? ZERO) + value);
    }
  }
  return all;
}

/** All there is in shares, those that are null left out. */
export function addShares(shares: readonly (Share | null)[]) {
  const present = shares.filter((share) => share !== null);
  return {
    sessions: present.reduce((sum, share) => sum + share.sessions, 0),
    unknown: present.reduce((sum, share) => sum + share.spend.unknown, 0),
    amounts: addSums(present.map(({ spend }) => spend)),
  };
}
