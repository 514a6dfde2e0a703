import { describe, expect, test } from 'vitest';
import { toSession } from '@/lib/domain/session.fixture.ts';
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
  const lived = { phase: 'ended' } as const;

  test('are a share of capacity × life, and the rest is time that Glue did not count', () => {
    expect(readDpuMaximum(glue(lived, 5, 17_500), 3600)).toEqual({
      maximum: 18_000,

      maxCapacity: 5,
      share: 17_500 / 18_000,
      uncountedSeconds: 100,
    });
  });

  test('that are not reported yet are no share, and more than there could be is no negative rest', () => {
    expect(readDpuMaximum(glue(lived, 5, null), 3600)).toMatchObject({
      maximum: 18_000,
      share: null,
      uncountedSeconds: null,
    });
    expect(readDpuMaximum(glue(lived, 5, 19_000), 3600)).toMatchObject({ uncountedSeconds: null });
    expect(readDpuMaximum(glue(lived, 5, 18_004), 3600)).toMatchObject({ uncountedSeconds: 0 });
  });

  test('of an unknown life or capacity are not compared, and nothing is divided by nothing', () => {
    expect(readDpuMaximum(glue(lived, 5, 100), null)).toBeNull();
    expect(readDpuMaximum(glue(lived, 5, 100), 0)).toBeNull();
    expect(readDpuMaximum(glue(lived, null, 100), 3600)).toBeNull();
    expect(readDpuMaximum(glue(lived, 0, 100), 3600)).toBeNull();
  });
});
