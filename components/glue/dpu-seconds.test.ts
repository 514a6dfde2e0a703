import { describe, expect, test } from 'vitest';
import { NOW_MS, toSession } from '@/lib/domain/session.fixture.ts';
import type { Session } from '@/lib/domain/session.ts';
import { readDpuMaximum, readDpuSeconds } from './dpu-seconds.ts';
import { findWorkerSize } from './worker-size.ts';

function glue(
  over: Partial<Session>,
  dpus: number | null = 5,
  dpuSeconds: number | null = null,
  seconds: number | null = null,
) {
  const base = toSession(over);
  return {
    ...base,
    capacity: { ...base.capacity, dpus },
    usage: { ...base.usage, dpuSeconds, executionSeconds: seconds },
  };
}

describe('Glue DPU-seconds', () => {
  test('a reported figure that is the product of its factors agrees', () => {
    expect(readDpuSeconds(glue({ phase: 'ended' }, 5, 18_000, 3600))).toEqual({
      reported: 18_000,
      formula: { executionSeconds: 3600, maxCapacity: 5, product: 18_000 },
      agrees: true,
    });
  });

  test('a fraction of a second does not count as a contradiction, a minute does', () => {
    expect(readDpuSeconds(glue({ phase: 'ended' }, 5, 18_003, 3600)).agrees).toBe(true);
    expect(readDpuSeconds(glue({ phase: 'ended' }, 5, 18_300, 3600)).agrees).toBe(false);
  });

  test('without a figure or a factor there is nothing to compare', () => {
    const nothing = { reported: null, formula: null, agrees: null };
    expect(readDpuSeconds(glue({ phase: 'ready' }, 5))).toEqual(nothing);
    expect(readDpuSeconds(glue({ phase: 'ended' }, null, null, 3600))).toEqual(nothing);
    expect(readDpuSeconds(glue({ phase: 'ended' }, null, 18_000, 3600)).agrees).toBeNull();
  });
});

describe('worker sizes', () => {
  test.each([
    ['G.1X', 'DPU', 1, 4, 16],
    ['G.025X', 'DPU', 0.25, 2, 4],
    ['G.16X', 'DPU', 16, 64, 256],
    ['Standard', 'DPU', 1, 4, 16],
    ['R.2X', 'M-DPU', 2, 8, 64],
    ['R.8X', 'M-DPU', 8, 32, 256],
    ['Z.2X', 'M-DPU', 2, 8, 64],
  ])('%s is %s %d, %d vCPU, %d GB', (type, unit, units, vcpus, memoryGb) => {
    expect(findWorkerSize(type)).toEqual({ unit, units, vcpus, memoryGb });
  });

  test('unknown ones stay unknown', () => {
    expect(findWorkerSize('G.32X')).toBeNull();
    expect(findWorkerSize('constructor')).toBeNull();
    expect(findWorkerSize(null)).toBeNull();
  });
});

describe('Glue DPU-seconds against the most there could be', () => {
  const lived = { phase: 'ended', durationSeconds: 3600 } as const;

  test('are a share of capacity × life, and the rest is time that Glue did not count', () => {
    expect(readDpuMaximum(glue(lived, 5, 17_500), NOW_MS)).toEqual({
      maximum: 18_000,
      lifeSeconds: 3600,
      maxCapacity: 5,
      share: 17_500 / 18_000,
      uncountedSeconds: 100,
    });
  });

  test('that are not reported yet are no share, and more than there could be is no negative rest', () => {
    expect(readDpuMaximum(glue(lived, 5, null), NOW_MS)).toMatchObject({
      maximum: 18_000,
      share: null,
      uncountedSeconds: null,
    });
    expect(readDpuMaximum(glue(lived, 5, 19_000), NOW_MS)).toMatchObject({ uncountedSeconds: null });
    expect(readDpuMaximum(glue(lived, 5, 18_004), NOW_MS)).toMatchObject({ uncountedSeconds: 0 });
  });

  test('of a running session are compared with its life as of the answer, and there is more to use by the second', () => {
    const createdAt = new Date(NOW_MS - 3_612_000).toISOString();
    const living = { phase: 'busy', createdAt, durationSeconds: 3600 } as const;
    expect(readDpuMaximum(glue(living, 5, 18_000), NOW_MS)).toMatchObject({ lifeSeconds: 3600, uncountedSeconds: 0 });
    expect(readDpuMaximum(glue(living, 5, null), NOW_MS)).toMatchObject({ lifeSeconds: 3612, share: null });
  });

  test('of an unknown life or capacity are not compared, and nothing is divided by nothing', () => {
    expect(readDpuMaximum(glue({ ...lived, durationSeconds: null }, 5, 100), NOW_MS)).toBeNull();
    expect(readDpuMaximum(glue({ ...lived, durationSeconds: 0 }, 5, 100), NOW_MS)).toBeNull();
    expect(readDpuMaximum(glue(lived, null, 100), NOW_MS)).toBeNull();
    expect(readDpuMaximum(glue(lived, 0, 100), NOW_MS)).toBeNull();
  });
});
