import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedMs, type Habit, idleSinceMs, type LifeOptions, momentOf, planLife, stopLife, tempoOf } from './life.ts';
import { openRandom } from './random.ts';

const CREATED = 1_700_000_000_000;
const HABITS: Habit[] = ['usual', 'steady', 'forgotten', 'fails-to-start', 'fails-at-work'];

const options = (habit: Habit, rest: Partial<LifeOptions> = {}): LifeOptions => ({
  habit,
  createdMs: CREATED,
  startupSeconds: [10, 20],
  stoppingSeconds: [5, 9],
  idleTimeoutMs: 1_800_000,
  tempo: tempoOf('arrival'),
  longestMs: 86_400_000,
  ...rest,
});

const anyLife = fc
  .tuple(fc.integer(), fc.constantFrom(...HABITS), fc.integer({ min: 60_000, max: 172_800_000 }))
  .map(([seed, habit, idleTimeoutMs]) => planLife(openRandom(seed), options(habit, { idleTimeoutMs })));

describe('a life', () => {
  test('goes forward only, and ends after it began', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const times = [life.createdMs, life.startedMs ?? life.createdMs, ...life.bursts, life.stoppingMs, life.endedMs];
        expect(times.toSorted((one, other) => one - other)).toEqual(times);
        expect(times.every(Number.isInteger)).toBe(true);
        expect(life.bursts.length % 2).toBe(0);
      }),
    );
  });

  test('is starting, then at work or idle, then over, and tells idle time only while it idles', () => {
    fc.assert(
      fc.property(anyLife, fc.nat({ max: 200_000_000 }), (life, after) => {
        const now = CREATED + after;
        const moment = momentOf(life, now);
        const since = idleSinceMs(life, now);
        expect(since !== null).toBe(moment === 'idle');
        if (since !== null) expect(since).toBeLessThanOrEqual(now);
        expect(changedMs(life, now)).toBeLessThanOrEqual(now);
        expect(momentOf(life, CREATED)).toBe('starting');
        expect(momentOf(life, life.endedMs)).toBe(life.ending === 'failed' ? 'failed' : 'ended');
      }),
    );
  });

  test('left alone ends by its idle timeout, to the millisecond', () => {
    const life = planLife(openRandom(3), options('forgotten'));
    expect(life.ending).toBe('idle-timeout');
    expect(life.stoppingMs - (life.bursts.at(-1) ?? 0)).toBe(1_800_000);
    expect(momentOf(life, life.stoppingMs - 1)).toBe('idle');
    expect(momentOf(life, life.stoppingMs)).toBe('stopping');
  });

  test('never outlives the limit of its service', () => {
    const life = planLife(openRandom(3), options('forgotten', { idleTimeoutMs: 9_000_000_000, longestMs: 7_200_000 }));
    expect(life.ending).toBe('lifetime');
    expect(life.stoppingMs - (life.startedMs ?? 0)).toBe(7_200_000);
  });

  test('that fails has a failure as its end, and never started when it failed to', () => {
    expect(planLife(openRandom(5), options('fails-to-start')).startedMs).toBeNull();
    const life = planLife(openRandom(5), options('fails-at-work'));
    expect([life.ending, life.startedMs !== null]).toEqual(['failed', true]);
  });

  test('can be stopped at any moment of it, and is unchanged when it was over by then', () => {
    fc.assert(
      fc.property(anyLife, fc.nat({ max: 20_000_000 }), (life, after) => {
        const at = CREATED + 1 + after;
        const stopped = stopLife(life, at, 5_000);
        if (at >= life.stoppingMs) {
          expect(stopped).toBe(life);
          return;
        }
        expect(momentOf(stopped, at)).toBe('stopping');
        expect(momentOf(stopped, at + 5_000)).toBe('ended');
        expect(stopped.bursts.every((ms) => ms <= at)).toBe(true);
        expect(momentOf(stopped, at - 1)).toBe(momentOf(life, at - 1));
      }),
    );
  });
});
