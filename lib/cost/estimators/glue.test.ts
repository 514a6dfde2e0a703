import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../../domain/session.fixture.ts';
import type { Session } from '../../domain/session.ts';
import { BOOK, toEndedSession, toServiceSession } from '../cost.fixture.ts';
import { openPriceBook } from '../price-book.ts';
import { estimateGlue } from './glue.ts';

const usage = (dpuSeconds: number | null, executionSeconds: number | null = null) => ({
  total: null,
  billed: null,
  dpuSeconds,
  executionSeconds,
});
const ended = (changes: Partial<Session>) => estimateGlue(toEndedSession('glue', changes), BOOK, NOW_MS).cost;
const running = (changes: Partial<Session> = {}, nowMs = NOW_MS) =>
  estimateGlue(toServiceSession('glue', changes), BOOK, nowMs);
const capacity = (workerType: string | null, workers: number | null, dpus: number | null) => ({
  workerType,
  workers,
  dpus,
  architecture: null,
});

describe('an ended Glue session', () => {
  it('costs its DPU-seconds', () => {
    expect(ended({ usage: usage(15_720, 3_144) })).toEqual({
      reason: null,
      cost: {
        amount: '1.921333333333333333',
        currency: 'USD',
        basis: 'reported-usage',
        atLeast: false,
        asOf: null,
        components: [
          {
            item: 'dpu',
            dimension: 'dpu-hour',
            quantity: '4.366666666666666667',
            unitPrice: '0.44',
            amount: '1.921333333333333333',
            price: 'book/glue/us-east-1/dpu-hour',
            note: null,
          },
        ],
      },
    });
  });

  it('costs ExecutionTime × MaxCapacity where no DPU-seconds were sent, by workers where no capacity was', () => {
    expect(ended({ usage: usage(null, 3_600) }).cost.amount).toBe('2.2');
    const byWorkers = { usage: usage(null, 3_600), capacity: capacity('G.2X', 3, null) };
    expect(ended(byWorkers).cost.amount).toBe('2.64');
    expect(ended({ ...byWorkers, capacity: capacity('G.99X', 3, null) })).toMatchObject({
      reason: 'reported-when-it-ends',
    });
  });

  it('costs a minute at least, and says so', () => {
    const { cost } = ended({ usage: usage(50, 10) });
    expect(cost.components[0]).toMatchObject({ quantity: '0.083333333333333333', note: 'one-minute-minimum' });
    expect(ended({ usage: usage(300, 60) }).cost.components[0]?.note).toBeNull();
  });

  it('that failed without an execution time costs nobody knows what', () => {
    for (const told of [usage(null), usage(0, 0), usage(0)]) {
      expect(ended({ phase: 'failed', usage: told, missing: {} })).toMatchObject({
        cost: { amount: null, basis: 'unknown' },
        reason: 'not-reported',
      });
    }
    expect(ended({ phase: 'failed', usage: usage(3_600, 720) }).cost.amount).toBe('0.44');
  });

  it('of R and Z workers is priced by the memory-optimised DPU', () => {
    for (const workerType of ['R.2X', 'Z.2X']) {
      const { cost } = ended({ usage: usage(3_600, 720), capacity: capacity(workerType, 2, 4) });
      expect(cost.components[0]).toMatchObject({ dimension: 'm-dpu-hour', unitPrice: '0.52', amount: '0.52' });
    }
    expect(ended({ usage: usage(3_600), capacity: capacity('Q.1X', 2, 2) }).reason).toBe('no-price');
    expect(ended({ usage: usage(3_600), capacity: capacity(null, null, 2) }).cost.amount).toBe('0.44');
  });

  it('burns and wastes nothing, and of that there is no doubt', () => {
    const { burnPerHour, idleCost } = estimateGlue(toEndedSession('glue'), BOOK, NOW_MS);
    expect([burnPerHour.reason, idleCost.reason]).toEqual(['ended', 'not-idle']);
  });

  it('of a region without a price has its quantity and no amount', () => {
    const session = toEndedSession('glue', { region: 'eu-south-2', usage: usage(3_600, 720) });
    const { cost, reason } = estimateGlue(session, BOOK, NOW_MS).cost;
    expect(reason).toBe('no-price');
    expect(cost).toMatchObject({ amount: null, currency: null, basis: 'unknown' });
    expect(cost.components[0]).toMatchObject({ quantity: '1', unitPrice: null, amount: null, price: null });
  });
});

describe('a running Glue session', () => {
  it('costs the elapsed time × MaxCapacity, by estimate', () => {
    const { cost, burnPerHour } = running();
    expect(cost.cost).toMatchObject({
      amount: '2.2',
      basis: 'estimate',
      asOf: '2026-08-20T12:00:00.000Z',
      atLeast: false,
    });
    expect(burnPerHour.cost).toMatchObject({ amount: '2.2', basis: 'estimate', asOf: null });
  });

  it('forgotten on Glue’s defaults costs $105.60 before it stops', () => {
    const createdAt = new Date(NOW_MS - 48 * 3_600_000).toISOString();
    expect(running({ createdAt }).cost.cost.amount).toBe('105.6');
  });

  it('costs the whole of its first minute from the start', () => {
    const createdAt = new Date(NOW_MS - 10_000).toISOString();
    const { cost } = running({ createdAt }).cost;
    expect(cost).toMatchObject({ amount: '0.036666666666666667', asOf: '2026-08-20T12:00:50.000Z' });
    expect(cost.components[0]?.note).toBe('one-minute-minimum');
  });

  it('wastes its rate since it idles', () => {
    const idle = running({ phase: 'idle', idleSince: '2026-08-20T11:30:00.000Z' });
    expect(idle.idleCost.cost).toMatchObject({ amount: '1.1', basis: 'estimate', asOf: '2026-08-20T12:00:00.000Z' });
    expect(idle.idleCost.cost.components[0]).toMatchObject({ quantity: '2.5', unitPrice: '0.44', amount: '1.1' });
    expect(running({ missing: { idleSince: 'loading' } }).idleCost.reason).toBe('loading');
  });

  it('without capacity or creation time has no amount, and never a 0', () => {
    const blind = running({ capacity: capacity('G.1X', null, null), missing: {} });
    expect([blind.cost.reason, blind.burnPerHour.reason, blind.idleCost.reason]).toEqual([
      'not-reported',
      'not-reported',
      'not-idle',
    ]);
    expect(running({ createdAt: null, missing: { createdAt: 'invalid' } }).cost.reason).toBe('invalid');
    expect(running({ capacity: capacity('G.1X', 0, 0) }).cost.cost.amount).toBeNull();
  });
});

it('a book without prices prices nothing', () => {
  const { cost, burnPerHour } = estimateGlue(toServiceSession('glue'), openPriceBook([]), NOW_MS);
  expect([cost.reason, burnPerHour.reason]).toEqual(['no-price', 'no-price']);
});

describe('an idle clock that began before the session', () => {
  it('does not make idling dearer than all that it has cost', () => {
    const session = toServiceSession('glue', {
      phase: 'idle',
      createdAt: '2026-08-20T11:00:00.000Z',
      idleSince: '2026-08-20T02:00:00.000Z',
    });
    const { cost, idleCost } = estimateGlue(session, BOOK, Date.parse('2026-08-20T12:00:00Z'));
    expect(Number(idleCost.cost.amount)).toBeGreaterThan(0);
    expect(Number(idleCost.cost.amount)).toBeLessThanOrEqual(Number(cost.cost.amount));
  });
});
