import { describe, expect, it } from 'vitest';
import { compareWithSizes, toRunAverage } from './emr-run-average.ts';
import type { ResourceHours } from './session.ts';

const usage = (total: ResourceHours | null, executionSeconds: number | null) => ({
  total,
  billed: null,
  dpuSeconds: null,
  executionSeconds,
});
const hours = (vcpuHours: number | null, memoryGbHours: number | null) => ({
  vcpuHours,
  memoryGbHours,
  storageGbHours: null,
});

describe('what a run held on average', () => {
  it('is hours by the execution time, and memory by vCPU', () => {
    expect(toRunAverage(usage(hours(24, 96), 7200))).toEqual({ seconds: 7200, vcpus: 12, memoryGb: 48, gbPerVcpu: 4 });
  });

  it('never divides by nothing, and makes nothing up', () => {
    const none = { vcpus: null, memoryGb: null };
    expect(toRunAverage(usage(hours(24, 96), 0))).toEqual({ seconds: 0, ...none, gbPerVcpu: 4 });
    expect(toRunAverage(usage(hours(24, 96), null))).toEqual({ seconds: null, ...none, gbPerVcpu: 4 });
    expect(toRunAverage(usage(null, 60))).toEqual({ seconds: 60, ...none, gbPerVcpu: null });
    expect(toRunAverage(usage(hours(0, 96), 3600))).toMatchObject({ vcpus: 0, memoryGb: 96, gbPerVcpu: null });
    expect(toRunAverage(usage(hours(null, 96), 3600))).toMatchObject({ vcpus: null, memoryGb: 96, gbPerVcpu: null });
  });

  it('is set beside the worker sizes that EMR Serverless offers', () => {
    const fits = (gbPerVcpu: number | null) =>
      compareWithSizes({ seconds: 1, vcpus: 12, memoryGb: null, gbPerVcpu }).map(({ vcpus, fit }) => `${vcpus} ${fit}`);
    expect(compareWithSizes({ seconds: 1, vcpus: 12, memoryGb: 48, gbPerVcpu: 4 })[2]).toEqual({
      vcpus: 4,
      leastGb: 8,
      mostGb: 30,
      stepGb: 1,
      workers: 3,
      gbEach: 16,
      fit: 'fits',
    });
    // The largest sizes stop at 7.5 GB a vCPU, the small ones at 8.
    expect(fits(7.8)).toEqual(['1 fits', '2 fits', '4 above', '8 above', '16 above']);
    expect(fits(7.51).at(-1)).toBe('16 fits');
    expect(fits(1.9).every((one) => one.endsWith('below'))).toBe(true);
    expect(fits(null).every((one) => one.endsWith('null'))).toBe(true);
  });
});
