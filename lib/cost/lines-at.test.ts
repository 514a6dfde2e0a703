import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { BOOK, toEndedSession, toServiceSession } from './cost.fixture.ts';
import { multiply, parseDecimal, toNumber, ZERO } from './decimal.ts';
import { withCosts } from './estimate.ts';
import { costAt } from './growth.ts';
import { linesAt } from './lines-at.ts';
import { NO_FACTS, type SessionFacts } from './session-facts.ts';

const HOUR_MS = 3_600_000;
const minutesAgo = (minutes: number) => NOW_MS - minutes * 60_000;
const decimal = (text: string | null | undefined) => parseDecimal(text ?? '') ?? -1n;

const facts: SessionFacts = {
  allocations: [
    {
      driver: { vcpus: 2, memoryGb: 7.699_218_75, diskGb: 30 },
      executor: { vcpus: 4, memoryGb: 15.4, diskGb: 20 },
      minExecutors: 3,
    },
  ],
  coordinatorDpus: 1,
  executors: [{ coordinator: false, dpus: 2.5, startedAtMs: minutesAgo(7), endedAtMs: null }],
};
const price = (session: Session, known = facts) => withCosts(session, known, BOOK, NOW_MS);
const LIVE = (['emr-serverless', 'glue', 'athena'] as const).map((service) => price(toServiceSession(service)));

describe('the lines of a running session', () => {
  it('add up to its cost at any moment, and each is its quantity × its price', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIVE), fc.integer({ min: -1e6, max: 1e9 }), (session, ms) => {
        const lines = linesAt(session, NOW_MS + ms);
        const sum = lines.reduce((whole, { amount }) => whole + decimal(amount), ZERO);
        expect(toNumber(sum - (costAt(session, NOW_MS + ms)?.value ?? -1n))).toBeCloseTo(0, 15);
        for (const { quantity, unitPrice, amount } of lines) {
          expect(toNumber(multiply(decimal(quantity), decimal(unitPrice)) - decimal(amount))).toBeCloseTo(0, 15);
        }
      }),
    );
  });

  it('grow by what it holds', () => {
    const [, glue] = LIVE;
    expect(linesAt(glue!, NOW_MS)[0]).toMatchObject({ quantity: '5', amount: '2.2' });
    expect(linesAt(glue!, NOW_MS + HOUR_MS)[0]).toMatchObject({ quantity: '10', amount: '4.4' });
  });

  it('begin one of their own for what it was not told with', () => {
    const athena = price(toServiceSession('athena'));
    const alone = { ...athena, cost: { ...athena.cost, amount: '0.35', components: [athena.cost.components[0]!] } };
    expect(linesAt(alone, NOW_MS)).toHaveLength(1);
    expect(linesAt(alone, NOW_MS + HOUR_MS)[1]).toMatchObject({ item: 'executors', quantity: '2.5', amount: '0.875' });
  });

  it('are of the whole first minute until it is over', () => {
    const young = price(toServiceSession('glue', { createdAt: new Date(NOW_MS - 10_000).toISOString() }));
    const [before, after] = [40_000, 60_000].map((ms) => linesAt(young, NOW_MS + ms)[0]);
    expect(before).toMatchObject({ quantity: '0.083333333333333333', note: 'one-minute-minimum' });
    expect(after).toMatchObject({ note: null });
    expect(toNumber(decimal(after?.quantity))).toBeCloseTo((5 * 70) / 3_600, 12);
  });
});

describe('the lines of what stands', () => {
  const usage = { total: null, billed: null, dpuSeconds: 3_600, executionSeconds: 720 };
  it.each([
    ['an ended session', price(toEndedSession('glue', { usage }))],
    ['one not confirmed', { ...LIVE[1]!, stale: true }],
    ['one without a price', price(toServiceSession('glue', { region: 'eu-south-2' }), NO_FACTS)],
  ])('%s stay as they were told', (_name, session) => {
    expect(linesAt(session, NOW_MS + HOUR_MS)).toEqual(session.cost.components);
  });
});
