import { describe, expect, it } from 'vitest';
import type { StandingCapacity, StandingWorkers } from '../../domain/standing-capacity.ts';
import { BOOK } from '../cost.fixture.ts';
import { openPriceBook } from '../price-book.ts';
import { estimatePreInitialised } from './pre-initialised.ts';

const EXECUTORS: StandingWorkers = {
  workerType: 'Executor',
  workers: 2,
  vcpus: 4,
  memoryGb: 16,
  diskGb: 20,
  shuffleOptimised: false,
};

const hold = (
  workers: readonly StandingWorkers[] | null,
  changes: Partial<StandingCapacity> = {},
): StandingCapacity => ({
  service: 'emr-serverless',
  account: '210987654321',
  region: 'us-east-1',
  scope: { id: '00f1', name: 'risk-notebooks' },
  architecture: 'x86_64',
  workers,
  reason: null,
  ...changes,
});

const read = (capacity: StandingCapacity, book = BOOK) => estimatePreInitialised(capacity, book);

describe('pre-initialised capacity', () => {
  it('costs workers × size × price an hour, its free disk nothing, as an estimate', () => {
    // Three workers of 4 vCPU and 16 GB: 12 × 0.05 + 48 × 0.006.
    const { cost, reason } = read(hold([EXECUTORS, { ...EXECUTORS, workerType: 'Driver', workers: 1 }]));
    expect(cost).toMatchObject({ amount: '0.888', currency: 'USD', basis: 'estimate', atLeast: false, asOf: null });
    expect(cost.components.map(({ item, quantity, amount }) => [item, quantity, amount])).toEqual([
      ['vcpu', '12', '0.6'],
      ['memory', '48', '0.288'],
      ['storage', '0', '0'],
    ]);
    expect(reason).toBeNull();
  });

  it('bills a standard disk above 20 GB a worker', () => {
    const { cost } = read(hold([{ ...EXECUTORS, diskGb: 120 }]));
    expect(cost.components[2]).toMatchObject({ quantity: '200', amount: '0.02' });
  });

  it('has no amount for a shuffle-optimised disk, of which nobody knows the price', () => {
    const shuffle = { ...EXECUTORS, shuffleOptimised: true };
    const { cost, reason } = read(hold([EXECUTORS, shuffle]));
    expect([cost.amount, cost.basis, reason]).toEqual([null, 'unknown', 'no-price']);
    expect(cost.components[2]).toMatchObject({ quantity: '40', unitPrice: null, amount: null });
    expect(read(hold([EXECUTORS, { ...shuffle, workers: 0 }])).cost.amount).toBe('0.592');
  });

  it.each(['vcpus', 'memoryGb', 'diskGb'] as const)('is unknown where AWS does not tell %s', (size) => {
    expect(read(hold([EXECUTORS, { ...EXECUTORS, [size]: null }])).reason).toBe('not-reported');
    expect(read(hold([EXECUTORS, { ...EXECUTORS, workers: 0, [size]: null }])).reason).toBeNull();
  });

  it('is unknown where it could not be read, or has no price, and never 0', () => {
    expect(read(hold(null, { reason: 'denied' })).reason).toBe('denied');
    expect(read(hold([EXECUTORS], { region: 'eu-south-2' }))).toMatchObject({
      cost: { amount: null },
      reason: 'no-price',
    });
    expect(read(hold([EXECUTORS], { architecture: null })).reason).toBe('no-price');
    expect(read(hold([EXECUTORS]), openPriceBook([])).cost.amount).toBeNull();
  });
});
