import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Executor } from '../domain/session-items.ts';
import { joinStretches, toPauses } from '../domain/work-share.ts';
import { type Cost, NO_COST } from './cost.ts';
import { toText } from './decimal.ts';
import { compareDpuTime, toDpuAmount, toDpuMillisWithin, toDpuTime } from './dpu-time.ts';

const START = Date.UTC(2026, 10, 20, 8);
const toIso = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const executor = (changes: Partial<Executor> & { from?: number; to?: number | null }): Executor => {
  const { from = 0, to = null, ...rest } = changes;
  return {
    id: 'e',
    type: 'WORKER',
    state: to === null ? 'REGISTERED' : 'TERMINATED',
    dpus: 1,
    startedAt: toIso(from),
    terminatedAt: to === null ? null : toIso(to),
    ...rest,
  };
};
const LIFE = { fromMs: START, toMs: START + 1_000_000 };
const at = (ms: number) => (ms - START) / 1000;

describe('the DPU time of executors', () => {
  test('is their size over the time that they were there, and who is there still reaches to the end', () => {
    const time = toDpuTime(
      [
        executor({ type: 'COORDINATOR', from: 0, to: null }),
        executor({ from: 100, to: 300, dpus: 4 }),
        executor({ from: 200, to: 300 }),
      ],
      LIFE,
    );
    expect(time.steps.map(({ fromMs, toMs, dpus }) => [at(fromMs), at(toMs), dpus])).toEqual([
      [0, 100, 1],
      [100, 200, 5],
      [200, 300, 6],
      [300, 1000, 1],
    ]);
    expect(time).toMatchObject({ mostDpus: 6, coordinatorMillis: 1_000_000, workerMillis: 900_000, untold: 0 });
  });

  test('of an executor without a size, or gone nobody knows when, is not guessed', () => {
    const time = toDpuTime(
      [executor({ dpus: null, to: 10 }), executor({ state: 'TERMINATED' }), executor({ to: 10 })],
      LIFE,
    );
    expect(time).toMatchObject({ untold: 2, workerMillis: 10_000 });
  });

  test('begins with the session where its beginning is not told, and is unknown where that is not either', () => {
    const [one] = [executor({ startedAt: null, to: 50 })];
    if (one === undefined) throw new Error('none');
    expect(toDpuTime([one], LIFE).workerMillis).toBe(50_000);
    expect(toDpuTime([one], { ...LIFE, fromMs: null })).toMatchObject({ untold: 1, workerMillis: 0, steps: [] });
  });

  test('of none is none', () => {
    expect(toDpuTime([], LIFE)).toEqual({ steps: [], mostDpus: 0, coordinatorMillis: 0, workerMillis: 0, untold: 0 });
  });

  test('is the same added up over time as over executors, and the steps have no pause', () => {
    const some = fc.array(
      fc.record({
        from: fc.integer({ min: -50, max: 1_100 }),
        length: fc.nat(900),
        dpus: fc.nat(16),
        lead: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const executors = list.map(({ from, length, dpus, lead }) =>
          executor({ from, to: from + length, dpus, type: lead ? 'COORDINATOR' : 'WORKER' }),
        );
        const { steps, coordinatorMillis, workerMillis, mostDpus } = toDpuTime(executors, LIFE);
        const area = steps.reduce((sum, { fromMs, toMs, dpus }) => sum + dpus * (toMs - fromMs), 0);
        expect(area).toBe(coordinatorMillis + workerMillis);
        expect(steps.every(({ fromMs, toMs, dpus }) => toMs > fromMs && dpus <= mostDpus && dpus >= 0)).toBe(true);
        expect(steps.every(({ fromMs }, index) => index === 0 || fromMs === steps[index - 1]?.toMs)).toBe(true);
      }),
    );
  });
});

describe('what Athena reports beside it', () => {
  const time = toDpuTime([executor({ type: 'COORDINATOR' }), executor({ from: 0, to: 500, dpus: 2 })], LIFE);

  test.each([
    [2_000_000, 'same'],
    [2_015_000, 'same'],
    [1_000_000, 'without-coordinator'],
    [1_500_000, 'less'],
    [2_500_000, 'more'],
  ] as const)('%d is %s', (millis, verdict) => expect(compareDpuTime(millis, time)).toBe(verdict));
});

describe('the DPU time of pauses', () => {
  const executors = [executor({ type: 'COORDINATOR' }), executor({ from: 100, to: 300, dpus: 4 })];
  const { steps, coordinatorMillis, workerMillis } = toDpuTime(executors, LIFE);
  const stretch = (from: number, to: number) => ({ fromMs: START + from * 1000, toMs: START + to * 1000 });

  test('is what was there in them', () => {
    expect(toDpuMillisWithin(steps, [stretch(0, 50), stretch(200, 400)])).toBe(50_000 + 500_000 + 100_000);
    expect(toDpuMillisWithin(steps, [])).toBe(0);
    expect(toDpuMillisWithin([], [stretch(0, 50)])).toBe(0);
  });

  test('and that of the work between them are all of it', () => {
    const works = fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { maxLength: 30 });
    fc.assert(
      fc.property(works, (list) => {
        const work = joinStretches(list.map(([one, other]) => stretch(Math.min(one, other), Math.max(one, other))));
        const sum = toDpuMillisWithin(steps, work) + toDpuMillisWithin(steps, toPauses(work, LIFE));
        expect(sum).toBe(coordinatorMillis + workerMillis);
      }),
    );
  });
});

test('an amount of DPU time is made with the price of the session, and unknown without one', () => {
  const line = { item: 'dpu', dimension: 'dpu-hour', quantity: '2', amount: '0.7', price: 'p', note: null } as const;
  const cost: Cost = { ...NO_COST, currency: 'USD', components: [{ ...line, unitPrice: '0.35' }] };
  const amount = toDpuAmount(cost, 5_400_000);
  expect(amount && [toText(amount.value), amount.currency]).toEqual(['0.525', 'USD']);
  expect(toDpuAmount({ ...cost, components: [{ ...line, unitPrice: null }] }, 5)).toBeNull();
  expect(toDpuAmount(NO_COST, 5)).toBeNull();
});
