import type { UsageMeasure } from './usage-series.ts';

/** What is said of a quantity beside its amount. */
export type UsageFlag = 'unknown' | 'estimated' | 'atLeast';

/** Kept in every history: a place once given is never given to another measure. */
const PLACES: Record<UsageMeasure, number> = {
  cost: 0,
  idleCost: 1,
  dpuSeconds: 2,
  billedVcpuHours: 3,
  billedMemoryGbHours: 4,
  billedStorageGbHours: 5,
  totalVcpuHours: 6,
  totalMemoryGbHours: 7,
  totalStorageGbHours: 8,
};

const SHIFTS: Record<UsageFlag, number> = { unknown: 0, estimated: 10, atLeast: 20 };

/** The bit that says something of a measure. */
export function toFlag(flag: UsageFlag, measure: UsageMeasure): number {
  return 1 << (SHIFTS[flag] + PLACES[measure]);
}

/** All bits that say something of a measure. */
export function toFlagMask(measure: UsageMeasure): number {
  return toFlag('unknown', measure) | toFlag('estimated', measure) | toFlag('atLeast', measure);
}

/** Whether the bits say this of a measure. */
export function hasFlag(flags: number, flag: UsageFlag, measure: UsageMeasure): boolean {
  return (flags & toFlag(flag, measure)) !== 0;
}
