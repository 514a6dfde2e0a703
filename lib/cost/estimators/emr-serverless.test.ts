import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../../domain/session.fixture.ts';
import type { ResourceHours, Session, SessionUsage } from '../../domain/session.ts';
import { BOOK, toEndedSession, toServiceSession } from '../cost.fixture.ts';
import { type Allocation, NO_FACTS } from '../session-facts.ts';
import { estimateEmrServerless } from './emr-serverless.ts';

const hours = (
  vcpuHours: number | null,
  memoryGbHours: number | null,
  storageGbHours: number | null,
): ResourceHours => ({
  vcpuHours,
  memoryGbHours,
  storageGbHours,
});
const usage = (changes: Partial<SessionUsage>): SessionUsage => ({
  total: null,
  billed: null,
  dpuSeconds: null,
  executionSeconds: null,
  ...changes,
});
const ended = (changes: Partial<Session>) =>
  estimateEmrServerless(toEndedSession('emr-serverless', changes), NO_FACTS, BOOK, NOW_MS).cost;
const running = (allocations: Allocation[] | null, changes: Partial<Session> = {}) =>
  estimateEmrServerless(toServiceSession('emr-serverless', changes), { ...NO_FACTS, allocations }, BOOK, NOW_MS);
const unsized: Allocation = { driver: null, executor: null, minExecutors: null };

describe('an ended EMR Serverless session', () => {
  it('costs its billed hours, resource by resource', () => {
    const { cost } = ended({ usage: usage({ billed: hours(10, 40, 100), total: hours(9, 36, 300) }) });
    expect(cost).toMatchObject({ amount: '0.75', currency: 'USD', basis: 'billed-usage', atLeast: false });
    expect(cost.components.map(({ item, quantity, amount }) => [item, quantity, amount])).toEqual([
      ['vcpu', '10', '0.5'],
      ['memory', '40', '0.24'],
      ['storage', '100', '0.01'],
    ]);
  });

  it('costs nobody knows what before AWS publishes', () => {
    expect(ended({ missing: { 'usage.billed': 'not-published-yet' } }).reason).toBe('not-published-yet');
    const early = {
      usage: usage({ total: hours(9, 36, 300) }),
      missing: { 'usage.billed': 'not-published-yet' },
    } as const;
    expect(ended(early).reason).toBe('not-published-yet');
    expect(ended({ missing: { 'usage.billed': 'loading' } }).reason).toBe('loading');
  });

  it('without billed figures a day later costs its used vCPU and memory at least', () => {
    const { cost } = ended({
      usage: usage({ total: hours(10, 40, 300) }),
      missing: { 'usage.billed': 'not-reported' },
    });
    expect(cost).toMatchObject({ amount: '0.74', basis: 'reported-usage', atLeast: true });
    expect(cost.components).toHaveLength(2);
  });

  it('with one figure that makes no sense has no amount', () => {
    const broken = {
      usage: usage({ billed: hours(10, null, 0) }),
      missing: { 'usage.billed.memoryGbHours': 'invalid' },
    } as const;
    expect(ended(broken).reason).toBe('invalid');
  });

  it('of an architecture without a price has none, and no other one’s', () => {
    const capacity = { workerType: null, workers: null, dpus: null, architecture: 'arm64' } as const;
    expect(ended({ capacity, usage: usage({ billed: hours(1, 4, 0) }) }).reason).toBe('no-price');
  });

  it('needs no price of what it did not use', () => {
    const session = toEndedSession('emr-serverless', { usage: usage({ billed: hours(1, 0, 0) }) });
    const dear = {
      ...BOOK,
      find: (query: Parameters<typeof BOOK.find>[0]) =>
        query.dimension === 'vcpu-hour' ? BOOK.find(query) : ({ price: null, reason: 'no-price' } as const),
    };
    expect(estimateEmrServerless(session, NO_FACTS, dear, NOW_MS).cost.cost.amount).toBe('0.05');
  });
});

describe('a running EMR Serverless session', () => {
  it('costs at least its driver and its minimum of executors', () => {
    const allocation: Allocation = {
      driver: { vcpus: 2, memoryGb: 8, diskGb: null },
      executor: { vcpus: 4, memoryGb: 16, diskGb: 120 },
      minExecutors: 3,
    };
    const { cost, burnPerHour } = running([allocation]);
    expect(burnPerHour.cost.components.map(({ item, quantity, note }) => [item, quantity, note])).toEqual([
      ['vcpu', '14', 'configured-minimum'],
      ['memory', '56', 'configured-minimum'],
      ['storage', '300', 'configured-minimum'],
    ]);
    expect(burnPerHour.cost).toMatchObject({ amount: '1.066', basis: 'estimate', atLeast: true });
    expect(cost.cost).toMatchObject({ amount: '1.066', asOf: '2026-08-20T12:00:00.000Z', atLeast: true });
  });

  it('is sized by its application where it was not itself, and by EMR’s defaults where neither was', () => {
    const application: Allocation = {
      driver: { vcpus: 1, memoryGb: 2, diskGb: null },
      executor: null,
      minExecutors: null,
    };
    expect(running([unsized, application]).burnPerHour.cost.components[0]).toMatchObject({ quantity: '1' });
    expect(running([unsized]).burnPerHour.cost.components.map(({ quantity, note }) => [quantity, note])).toEqual([
      ['4', 'documented-default'],
      ['15.3994140625', 'documented-default'],
      ['0', 'documented-default'],
    ]);
  });

  it('counts AWS’s own figures where it reports some', () => {
    const { cost } = running([unsized], { usage: usage({ billed: hours(10, 40, 0) }) });
    expect(cost.cost).toMatchObject({
      amount: '0.74',
      basis: 'billed-usage',
      atLeast: true,
      asOf: '2026-08-20T12:00:00.000Z',
    });
  });

  it('that is known not to idle wastes nothing, also while nothing else is known of it', () => {
    const busy = running(null, { phase: 'busy', missing: { 'usage.billed': 'denied', idleSince: 'not-idle' } });
    expect([busy.burnPerHour.reason, busy.idleCost.reason]).toEqual(['denied', 'not-idle']);
    const idle = running(null, { phase: 'idle', missing: { 'usage.billed': 'denied', idleSince: 'denied' } });
    expect(idle.idleCost.reason).toBe('denied');
  });

  it('that has not started or was not read yet has no amount, with the reason', () => {
    expect(running(null, { phase: 'starting', state: 'SUBMITTED' }).burnPerHour.reason).toBe('not-started');
    expect(running(null, { missing: { 'usage.billed': 'loading' } }).cost.reason).toBe('loading');
    expect(running(null, { missing: { 'usage.billed': 'denied' } }).burnPerHour.reason).toBe('denied');
  });
});
