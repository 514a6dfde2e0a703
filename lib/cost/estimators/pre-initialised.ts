import type { StandingCapacity, StandingWorkers } from '../../domain/standing-capacity.ts';
import { type FindPrice, type Line, toCost } from '../components.ts';
import { type CostReading, toUnknownCost } from '../cost.ts';
import { type Decimal, toDecimal, ZERO } from '../decimal.ts';
import type { PriceBook } from '../price-book.ts';
import { FREE_DISK_GB } from './emr-workers.ts';

/*
 * Pre-initialised capacity of a started EMR Serverless application, an hour of it: workers × vCPU, GB of memory and GB of
 * disk × the prices of the application's architecture.
 *
 * - Billed from the application's start until it stops, whether or not anything runs on it (user guide, "Pre-initialized
 *   capacity").
 * - A standard disk is billed above 20 GB a worker. Of a shuffle-optimised one every GB is, by a price of its own that is
 *   in no price book: there is no amount then.
 * - A worker that a session uses is in that session's amount as well: beside running sessions the amount is at most what
 *   comes on top of theirs.
 */

const times = (workers: number, each: number | null): Decimal | null =>
  each === null ? null : toDecimal(workers * each);

const toBilledDiskGb = ({ diskGb, shuffleOptimised }: StandingWorkers): number | null =>
  diskGb === null || shuffleOptimised ? diskGb : Math.max(0, diskGb - FREE_DISK_GB);

/** Null as soon as one worker's size was not told. */
function addUp(all: readonly StandingWorkers[], read: (workers: StandingWorkers) => number | null): Decimal | null {
  let sum = ZERO;
  for (const one of all) {
    const size = one.workers === 0 ? ZERO : times(one.workers, read(one));
    if (size === null) return null;
    sum += size;
  }
  return sum;
}

/** What capacity that is held ready costs an hour; without an amount for a reason. */
export function estimatePreInitialised(capacity: StandingCapacity, book: PriceBook): CostReading {
  const { service, region, architecture, workers } = capacity;
  if (workers === null) return toUnknownCost(capacity.reason ?? 'not-reported');
  const unpricedDisk = workers.some((one) => one.shuffleOptimised && one.workers > 0 && one.diskGb !== 0);
  const find: FindPrice = (dimension) =>
    dimension === 'storage-gb-hour' && unpricedDisk
      ? { price: null, reason: 'no-price' }
      : book.find({ service, region, dimension, architecture, glueVersion: null, workerFamily: null });
  const lines: Line[] = [
    { item: 'vcpu', dimension: 'vcpu-hour', quantity: addUp(workers, ({ vcpus }) => vcpus) },
    { item: 'memory', dimension: 'memory-gb-hour', quantity: addUp(workers, ({ memoryGb }) => memoryGb) },
    { item: 'storage', dimension: 'storage-gb-hour', quantity: addUp(workers, toBilledDiskGb) },
  ];
  return toCost(lines, find, { basis: 'estimate', atLeast: false, asOf: null });
}
