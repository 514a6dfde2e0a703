import { describe, expect, test } from 'vitest';
import { compareUsage, listCauses } from './difference.ts';

const hours = (vcpuHours: number | null, memoryGbHours: number | null, storageGbHours: number | null) => ({
  vcpuHours,
  memoryGbHours,
  storageGbHours,
});

describe('billed beside total', () => {
  test('billed above total points at the one-minute minimum only', () => {
    const [vcpu] = compareUsage(hours(1, 4, 20), hours(1.25, 5, 0));
    expect(vcpu).toMatchObject({ difference: 0.25, share: 0.25, causes: ['minute-minimum'] });
  });

  test('storage below total points at the free 20 GB a worker first', () => {
    const storage = compareUsage(hours(1, 4, 20), hours(1, 4, 0))[2];
    expect(storage?.causes).toEqual(['free-storage', 'pre-initialised', 'rounding']);
    expect(storage?.share).toBe(-1);
  });

  test('equal figures need no cause', () => {
    expect(compareUsage(hours(1, 4, 0), hours(1, 4, 0)).every((row) => row.causes.length === 0)).toBe(true);
  });

  test('an unknown figure gives no difference and no cause, never a comparison with 0', () => {
    for (const row of compareUsage(hours(1, null, 20), null)) {
      expect(row).toMatchObject({ billed: null, difference: null, share: null, causes: [] });
    }
    expect(compareUsage(null, hours(1, 1, 1))[0]).toMatchObject({ total: null, difference: null });
  });

  test('a share of a total of 0 is not formed', () => {
    expect(compareUsage(hours(0, 0, 0), hours(0.1, 0, 0))[0]).toMatchObject({ difference: 0.1, share: null });
  });

  test('causes are listed once with every resource they can explain', () => {
    expect(listCauses(compareUsage(hours(2, 8, 40), hours(1, 9, 0)))).toEqual([
      { cause: 'minute-minimum', resources: ['memoryGbHours'] },
      { cause: 'free-storage', resources: ['storageGbHours'] },
      { cause: 'pre-initialised', resources: ['vcpuHours', 'storageGbHours'] },
      { cause: 'rounding', resources: ['vcpuHours', 'storageGbHours'] },
    ]);
  });
});
