import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { sessionSchema } from '../domain/session-schema.ts';
import { BOOK, toEndedSession, toServiceSession } from './cost.fixture.ts';
import { type Decimal, parseDecimal, ZERO } from './decimal.ts';
import { estimateCosts, withCosts } from './estimate.ts';
import { NO_FACTS, type SessionFacts } from './session-facts.ts';

const hours = fc.double({ min: 0, max: 1e6, noNaN: true });
const seconds = fc.double({ min: 0, max: 1e9, noNaN: true });

const emr = (vcpuHours: number, memoryGbHours: number, storageGbHours: number): Session =>
  toEndedSession('emr-serverless', {
    usage: {
      total: null,
      billed: { vcpuHours, memoryGbHours, storageGbHours },
      dpuSeconds: null,
      executionSeconds: null,
    },
  });
const dpu = (service: 'glue' | 'athena', dpuSeconds: number): Session =>
  toEndedSession(service, { usage: { total: null, billed: null, dpuSeconds, executionSeconds: 60 } });

function amountOf(session: Session): Decimal {
  const { amount } = estimateCosts(session, NO_FACTS, BOOK, NOW_MS).cost.cost;
  return parseDecimal(amount ?? 'none') ?? -1n;
}

/** Equal but for the last of eighteen places, of which each amount's rounding may take a few. */
const near = (left: Decimal, right: Decimal) => (left > right ? left - right : right - left) <= 1_000n;

describe('amounts', () => {
  it('are additive in usage', () => {
    // Integers of a float add up without a rounding of their own.
    const whole = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(whole, whole, whole, whole, (a, b, c, d) => {
        expect(near(amountOf(emr(a, b, 0)) + amountOf(emr(c, d, 0)), amountOf(emr(a + c, b + d, 0)))).toBe(true);
        expect(near(amountOf(dpu('athena', a)) + amountOf(dpu('athena', b)), amountOf(dpu('athena', a + b)))).toBe(
          true,
        );
      }),
    );
  });

  it('never fall when usage grows', () => {
    fc.assert(
      fc.property(seconds, seconds, (a, b) => {
        for (const service of ['glue', 'athena'] as const) {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          expect(amountOf(dpu(service, less))).toBeLessThanOrEqual(amountOf(dpu(service, more)));
        }
      }),
    );
    fc.assert(
      fc.property(hours, hours, hours, hours, (a, b, c, more) => {
        expect(amountOf(emr(a, b, c))).toBeLessThanOrEqual(amountOf(emr(a + more, b, c)));
      }),
    );
  });

  it('convert units exactly: 3,600 DPU-seconds are one DPU-hour, a million GB-hours a million prices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (n) => {
        expect(amountOf(dpu('athena', n * 3_600))).toBe((parseDecimal('0.35') ?? ZERO) * BigInt(n));
        expect(amountOf(emr(0, n, 0))).toBe((parseDecimal('0.006') ?? ZERO) * BigInt(n));
      }),
    );
  });

  it('are the sum of their components', () => {
    fc.assert(
      fc.property(hours, hours, hours, (a, b, c) => {
        const { cost } = estimateCosts(emr(a, b, c), NO_FACTS, BOOK, NOW_MS).cost;
        const sum = cost.components.reduce((total, { amount }) => total + (parseDecimal(amount ?? '') ?? -1n), ZERO);
        expect(sum).toBe(parseDecimal(cost.amount ?? ''));
      }),
    );
  });
});

const iso = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString());
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const anyNumber = fc.double({ min: 0, max: Number.MAX_SAFE_INTEGER, noNaN: true });
const sessions = fc.record({
  service: fc.constantFrom('emr-serverless' as const, 'glue' as const, 'athena' as const),
  phase: fc.constantFrom('starting', 'ready', 'busy', 'idle', 'degraded', 'stopping', 'ended', 'failed', 'unknown'),
  region: fc.constantFrom('us-east-1', 'eu-south-2'),
  createdAt: maybe(iso),
  startedAt: maybe(iso),
  endedAt: maybe(iso),
  idleSince: maybe(iso),
  stale: fc.boolean(),
  version: maybe(fc.constantFrom('5.0', '6.0', 'x')),
  capacity: fc.record({
    workerType: maybe(fc.constantFrom('G.1X', 'R.2X', 'Z.2X', 'Standard', '', '__proto__.1X', 'Q.1X')),
    workers: maybe(fc.nat()),
    dpus: maybe(anyNumber),
    architecture: maybe(fc.constantFrom('x86_64' as const, 'arm64' as const)),
  }),
  usage: fc.record({
    total: maybe(
      fc.record({ vcpuHours: maybe(anyNumber), memoryGbHours: maybe(anyNumber), storageGbHours: maybe(anyNumber) }),
    ),
    billed: maybe(
      fc.record({ vcpuHours: maybe(anyNumber), memoryGbHours: maybe(anyNumber), storageGbHours: maybe(anyNumber) }),
    ),
    dpuSeconds: maybe(anyNumber),
    executionSeconds: maybe(anyNumber),
  }),
});
const size = maybe(fc.record({ vcpus: maybe(anyNumber), memoryGb: maybe(anyNumber), diskGb: maybe(anyNumber) }));
const facts: fc.Arbitrary<SessionFacts> = fc.record({
  allocations: maybe(fc.array(fc.record({ driver: size, executor: size, minExecutors: maybe(anyNumber) }))),
  coordinatorDpus: maybe(anyNumber),
  executors: maybe(
    fc.array(
      fc.record({
        coordinator: fc.boolean(),
        dpus: maybe(anyNumber),
        startedAtMs: maybe(fc.integer({ min: 0, max: 2e12 })),
        endedAtMs: maybe(fc.integer({ min: 0, max: 2e12 })),
      }),
    ),
  ),
});

describe('whatever AWS says', () => {
  it('an amount is a decimal of at least 0 with its basis, or null with a reason, and nothing throws', () => {
    fc.assert(
      fc.property(sessions, facts, (changes, told) => {
        const session = toServiceSession(changes.service, changes);
        const { cost, burnPerHour, idleCost, missing } = withCosts(session, told, BOOK, NOW_MS);
        const fields = { cost, burnPerHour, idleCost };
        const shape = sessionSchema.shape;
        for (const [name, value] of Object.entries(fields)) {
          const field = name as keyof typeof fields;
          expect(shape[field].safeParse(value).error).toBeUndefined();
          expect(value.amount === null).toBe(missing[field] !== undefined);
          expect(value.amount === null).toBe(value.basis === 'unknown');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a state not known today only what AWS reports counts, at least', () => {
    const usage = { total: null, billed: null, dpuSeconds: 3_600, executionSeconds: 720 };
    const known = withCosts(
      toServiceSession('glue', { phase: 'unknown', state: 'HIBERNATED', usage }),
      NO_FACTS,
      BOOK,
      NOW_MS,
    );
    expect(known.cost).toMatchObject({ amount: '0.44', atLeast: true, basis: 'reported-usage' });
    expect(known.missing).toMatchObject({ burnPerHour: 'state-unknown', idleCost: 'state-unknown' });
    const blind = withCosts(toServiceSession('glue', { phase: 'unknown' }), NO_FACTS, BOOK, NOW_MS);
    expect(blind.missing.cost).toBe('state-unknown');
  });

  it('the clock of a row that was not confirmed stands still', () => {
    const asOf = '2026-08-20T11:30:00.000Z';
    const stale = withCosts(toServiceSession('glue', { stale: true, asOf }), NO_FACTS, BOOK, NOW_MS);
    expect(stale.cost).toMatchObject({ amount: '1.1', atLeast: true, asOf });
  });
});
