import type { CostNote } from '../cost.ts';
import { type Decimal, scale, toDecimal, ZERO } from '../decimal.ts';
import type { Allocation, WorkerSize } from '../session-facts.ts';

/** What workers hold at once: vCPU, GB, and GB of disk above what is free; over an hour, the hours of each. */
export type HourlyHold = { vcpus: Decimal; memoryGb: Decimal; billedDiskGb: Decimal; note: CostNote };

/** Storage is billed above this many GB a worker. */
export const FREE_DISK_GB = 20;
const HOUR_MS = 3_600_000n;

/**
 * What EMR Serverless gives a driver or an executor that was not sized: 4 vCPU, 14 GB of Spark memory and its overhead
 * of a tenth in whole MiB, 20 GB of disk, and no executor as the least (user guide, "Spark job properties").
 */
const DEFAULT_SIZE = { vcpus: 4, memoryGb: 15_769 / 1_024, diskGb: 20 };
const DEFAULT_MIN_EXECUTORS = 0;

type Size = { vcpus: Decimal; memoryGb: Decimal; billedDiskGb: Decimal };

function pick<Value>(values: readonly (Value | null | undefined)[]): Value | null {
  return values.find((value) => value !== null && value !== undefined) ?? null;
}

function toSize(configured: readonly (WorkerSize | null)[]): Size {
  const read = (name: keyof WorkerSize) => pick(configured.map((size) => size?.[name])) ?? DEFAULT_SIZE[name];
  const exact = (value: number) => toDecimal(value) ?? ZERO;
  return {
    vcpus: exact(read('vcpus')),
    memoryGb: exact(read('memoryGb')),
    billedDiskGb: exact(Math.max(0, read('diskGb') - FREE_DISK_GB)),
  };
}

/**
 * The least that a running session holds: its driver and its minimum of executors, by the first configuration that
 * tells each. Null while no configuration was read.
 */
export function toHourlyHold(allocations: readonly Allocation[] | null): HourlyHold | null {
  if (allocations === null) return null;
  const driver = toSize(allocations.map((one) => one.driver));
  const executor = toSize(allocations.map((one) => one.executor));
  const least = pick(allocations.map((one) => one.minExecutors)) ?? DEFAULT_MIN_EXECUTORS;
  const executors = BigInt(Number.isSafeInteger(least) && least > 0 ? least : 0);
  const configured = allocations.some(
    (one) => one.driver !== null || one.executor !== null || one.minExecutors !== null,
  );
  return {
    vcpus: driver.vcpus + executors * executor.vcpus,
    memoryGb: driver.memoryGb + executors * executor.memoryGb,
    billedDiskGb: driver.billedDiskGb + executors * executor.billedDiskGb,
    note: configured ? 'configured-minimum' : 'documented-default',
  };
}

/** The same over some time, in milliseconds: vCPU-hours and GB-hours. */
export function holdFor(hold: HourlyHold, ms: bigint): HourlyHold {
  const share = (value: Decimal) => scale(value, ms, HOUR_MS);
  return {
    vcpus: share(hold.vcpus),
    memoryGb: share(hold.memoryGb),
    billedDiskGb: share(hold.billedDiskGb),
    note: hold.note,
  };
}
