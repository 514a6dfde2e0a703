import type { SessionUsage } from './session.ts';

/**
 * The workers that EMR Serverless offers, as its user guide documents them ("Supported worker configurations"): so many
 * vCPUs, and memory in GB within these bounds, in steps.
 */
export const EMR_WORKER_SIZES = [
  { vcpus: 1, leastGb: 2, mostGb: 8, stepGb: 1 },
  { vcpus: 2, leastGb: 4, mostGb: 16, stepGb: 1 },
  { vcpus: 4, leastGb: 8, mostGb: 30, stepGb: 1 },
  { vcpus: 8, leastGb: 16, mostGb: 60, stepGb: 4 },
  { vcpus: 16, leastGb: 32, mostGb: 120, stepGb: 8 },
] as const;

/** What a session held on average while it ran: allocation, whether or not it computed. Null where a part is not known. */
export type RunAverage = {
  seconds: number | null;
  vcpus: number | null;
  memoryGb: number | null;
  gbPerVcpu: number | null;
};

/** A quotient; null where a part is not known, or there is nothing to divide by. */
function divide(part: number | null | undefined, whole: number | null | undefined): number | null {
  if (part === null || part === undefined || whole === null || whole === undefined || whole <= 0) return null;
  const share = part / whole;
  return Number.isFinite(share) ? share : null;
}

/** From the total hours (vCPU-hours, GB-hours) and the execution time; GB per vCPU needs no time. */
export function toRunAverage({ total, executionSeconds }: SessionUsage): RunAverage {
  const hours = executionSeconds === null ? null : executionSeconds / 3600;
  return {
    seconds: executionSeconds,
    vcpus: divide(total?.vcpuHours, hours),
    memoryGb: divide(total?.memoryGbHours, hours),
    gbPerVcpu: divide(total?.memoryGbHours, total?.vcpuHours),
  };
}

/** An average in workers of one size. */
export type SizeComparison = (typeof EMR_WORKER_SIZES)[number] & {
  /** How many of them have the vCPUs of the average. */
  workers: number | null;
  /** The memory that each has at the average's GB per vCPU. */
  gbEach: number | null;
  /** Whether EMR Serverless offers that much memory with it. */
  fit: 'fits' | 'below' | 'above' | null;
};

// AWS rounds its hours: a run on the largest workers alone must not read as one above them.
const TOLERANCE = 0.005;

function findFit(gbEach: number, leastGb: number, mostGb: number): SizeComparison['fit'] {
  if (gbEach < leastGb * (1 - TOLERANCE)) return 'below';
  return gbEach > mostGb * (1 + TOLERANCE) ? 'above' : 'fits';
}

/** The average in workers of each size that is offered, smallest first. */
export function compareWithSizes({ vcpus, gbPerVcpu }: RunAverage): SizeComparison[] {
  return EMR_WORKER_SIZES.map((size) => {
    const gbEach = gbPerVcpu === null ? null : gbPerVcpu * size.vcpus;
    const fit = gbEach === null ? null : findFit(gbEach, size.leastGb, size.mostGb);
    return { ...size, workers: divide(vcpus, size.vcpus), gbEach, fit };
  });
}
