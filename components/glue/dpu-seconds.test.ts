import { describe, expect, test } from 'vitest';
import { toSession } from '@/lib/domain/session.fixture.ts';
import type { Session } from '@/lib/domain/session.ts';
import { readDpuSeconds } from './dpu-seconds.ts';
import { findWorkerSize } from './worker-size.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

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
    expect(readDpuSeconds(glue({ phase: 'ended' }, 5, 18_000, 3600), NOW)).toEqual({
      reported: 18_000,
      formula: { executionSeconds: 3600, maxCapacity: 5, product: 18_000 },
      agrees: true,
      estimate: null,
    });
  });

  test('a fraction of a second does not count as a contradiction, a minute does', () => {
    expect(readDpuSeconds(glue({ phase: 'ended' }, 5, 18_003, 3600), NOW).agrees).toBe(true);
    expect(readDpuSeconds(glue({ phase: 'ended' }, 5, 18_300, 3600), NOW).agrees).toBe(false);
  });

  test('a running session without a figure gets an estimate from its creation and MaxCapacity', () => {
    const reading = readDpuSeconds(glue({ phase: 'ready', createdAt: '2026-11-20T11:00:00Z' }, 5), NOW);
    expect(reading.estimate).toEqual({ elapsedSeconds: 3600, maxCapacity: 5, dpuSeconds: 18_000 });
    expect(reading.reported).toBeNull();
  });

  test('no estimate for ended sessions, unknown capacity, or an unknown creation time', () => {
    expect(readDpuSeconds(glue({ phase: 'failed' }, 5), NOW).estimate).toBeNull();
    expect(readDpuSeconds(glue({ phase: 'ready' }, null), NOW).estimate).toBeNull();
    expect(readDpuSeconds(glue({ phase: 'ready', createdAt: null }, 5), NOW).estimate).toBeNull();
  });

  test('a clock behind AWS gives 0 elapsed seconds, never a negative figure', () => {
    expect(readDpuSeconds(glue({ phase: 'ready', createdAt: '2026-11-20T12:00:30Z' }), NOW).estimate?.dpuSeconds).toBe(
      0,
    );
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
