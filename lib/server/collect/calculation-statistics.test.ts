import { describe, expect, it } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import type { Calculation } from '../../domain/session-items.ts';
import type { AthenaCalculationDetail } from '../aws/athena/calculations.ts';
import { ProblemError } from '../errors.ts';
import { CalculationStatistics, MOST_ASKED } from './calculation-statistics.ts';
import { FRESH_MS } from './items-reader.ts';

const START_MS = Date.UTC(2026, 10, 20, 8);
const toIso = (seconds: number) => new Date(START_MS + seconds * 1000).toISOString();

const toCalculation = (id: string, seconds = 10, changes: Partial<Calculation> = {}): Calculation => ({
  id,
  description: null,
  state: 'COMPLETED',
  outcome: 'finished',
  stateReason: null,
  submittedAt: toIso(0),
  completedAt: toIso(seconds),
  progress: null,
  dpuMillis: null,
  noDpu: 'loading',
  ...changes,
});
const toMany = (count: number) => Array.from({ length: count }, (_, index) => toCalculation(`c${index}`, index));

/** Athena's answers, and what it was asked for. */
function open(answer: (id: string) => Partial<AthenaCalculationDetail> | Problem = () => ({})) {
  const world = { nowMs: START_MS + 3_600_000, asked: [] as string[], gate: Promise.resolve(), answer };
  const statistics = new CalculationStatistics({
    async get(calculationId) {
      world.asked.push(calculationId);
      await world.gate;
      const told = world.answer(calculationId);
      if ('kind' in told) throw new ProblemError(told);
      return {
        calculationId,
        state: 'COMPLETED',
        completedAt: null,
        dpuMillis: 5,
        progress: '100%',
        invalid: [],
        ...told,
      };
    },
    now: () => world.nowMs,
    patienceMs: null,
  });
  const fill = (items: readonly Calculation[], session = 's') => statistics.fill(session, items, 'viewer');
  return { world, fill };
}

describe('the DPU time of calculations', () => {
  it('is asked for once, whoever looks', async () => {
    const { world, fill } = open();
    const items = toMany(5);
    const [one, other] = await Promise.all([fill(items), fill(items)]);
    expect(one.map(({ dpuMillis, noDpu, progress }) => [dpuMillis, noDpu, progress])).toEqual(
      items.map(() => [5, null, '100%']),
    );
    expect(other).toEqual(one);
    world.nowMs += 10 * FRESH_MS;
    await fill(items);
    expect(world.asked).toHaveLength(5);
  });

  it('of very many is asked for a few at a time, the longest first, until all is told', async () => {
    const { world, fill } = open();
    const items = toMany(60);
    const first = await fill(items);
    expect(world.asked.toSorted()).toEqual(
      items
        .slice(-MOST_ASKED)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(first.filter(({ noDpu }) => noDpu === 'loading')).toHaveLength(60 - MOST_ASKED);
    world.nowMs += FRESH_MS - 1;
    await fill(items);
    expect(world.asked).toHaveLength(MOST_ASKED);
    for (let pass = 0; pass < 4; pass += 1) {
      world.nowMs += FRESH_MS;
      await fill(items);
    }
    expect(world.asked).toHaveLength(60);
    expect(new Set(world.asked).size).toBe(60);
  });

  it('of one that runs is asked for again, and is final when it is over', async () => {
    const { world, fill } = open(() => ({ state: 'RUNNING', dpuMillis: 3, progress: '40%' }));
    const running = [toCalculation('c', 0, { state: 'RUNNING', completedAt: null })];
    expect(await fill(running)).toMatchObject([{ dpuMillis: 3, progress: '40%', noDpu: null }]);
    world.answer = () => ({ dpuMillis: 9 });
    world.nowMs += FRESH_MS;
    expect(await fill(running)).toMatchObject([{ dpuMillis: 9 }]);
    world.nowMs += FRESH_MS;
    await fill(running);
    expect(world.asked).toHaveLength(2);
  });

  it('that AWS does not tell has its reason, and is no longer waited for ten minutes after the end', async () => {
    const { world, fill } = open(() => ({ dpuMillis: null }));
    world.nowMs = START_MS + 60_000;
    const items = [toCalculation('c')];
    expect(await fill(items)).toMatchObject([{ dpuMillis: null, noDpu: 'not-published-yet' }]);
    world.nowMs += 600_000;
    expect(await fill(items)).toMatchObject([{ noDpu: 'not-reported' }]);
    world.nowMs += FRESH_MS;
    await fill(items);
    expect(world.asked).toHaveLength(2);
  });

  it('that makes no sense is said to be so', async () => {
    const { fill } = open(() => ({ dpuMillis: null, invalid: ['dpuMillis'] }));
    expect(await fill([toCalculation('c')])).toMatchObject([{ dpuMillis: null, noDpu: 'invalid' }]);
  });

  it('that is denied costs one call, and is tried again after a minute', async () => {
    const { world, fill } = open(() => ({ kind: 'access_denied', message: 'no' }));
    const items = toMany(9);
    expect((await fill(items)).map(({ noDpu }) => noDpu)).toEqual(items.map(() => 'denied'));
    await fill(items, 'another session');
    expect(world.asked).toHaveLength(1);
    world.nowMs += 60_000;
    world.answer = () => ({});
    expect((await fill(items)).every(({ noDpu }) => noDpu === null)).toBe(true);
  });

  it('that could not be read leaves the others whole, and waits behind them', async () => {
    const late: Problem = { kind: 'timeout', message: 'late' };
    const { world, fill } = open((id) => (id === 'c4' ? late : {}));
    const items = toMany(5);
    expect((await fill(items)).map(({ noDpu }) => noDpu)).toEqual([null, null, null, null, 'unavailable']);
    world.answer = () => ({});
    world.nowMs += FRESH_MS;
    expect((await fill(items)).map(({ dpuMillis }) => dpuMillis)).toEqual([5, 5, 5, 5, 5]);
    expect(world.asked).toHaveLength(6);
  });

  it('is kept for a bounded number of sessions', async () => {
    const { world, fill } = open();
    const items = toMany(1);
    for (let session = 0; session <= 100; session += 1) await fill(items, `s${session}`);
    await fill(items, 's100');
    expect(world.asked).toHaveLength(101);
    await fill(items, 's0');
    expect(world.asked).toHaveLength(102);
  });
});
