import { openRandom } from '../estate/random.ts';
import type { EmrSessionPlan } from './session.ts';

/**
 * How a session was told to size its workers. `default`: not at all, so EMR's own sizes hold. `dynamic`: executors come and go
 * between two bounds. `fixed`: dynamic allocation is off, and so many stay from start to end.
 */
export type EmrAllocation =
  | { kind: 'default' }
  | { kind: 'dynamic'; minExecutors: number; maxExecutors: number }
  | { kind: 'fixed'; executors: number };

/** What workers have that nothing was said about: 4 cores, 14 GB and the overhead, 20 GB of disk (User Guide, Spark jobs). */
const DEFAULT_SIZE = { vcpus: 4, memoryGb: 16, diskGb: 20 };
const FIXED_MOST = 3;

const MIN_EXECUTORS = [
  [0, 3],
  [1, 5],
  [2, 2],
] as const;

/** Only a session of EMR's own size can have left its settings out. */
export function emrAllocation({ workers, detailSeed }: EmrSessionPlan): EmrAllocation {
  const random = openRandom(detailSeed, 3);
  const { vcpus, memoryGb, diskGb, executors } = workers;
  const ofDefaultSize =
    vcpus === DEFAULT_SIZE.vcpus && memoryGb === DEFAULT_SIZE.memoryGb && diskGb === DEFAULT_SIZE.diskGb;
  if (ofDefaultSize && random.chance(0.6)) return { kind: 'default' };
  if (random.chance(0.2)) return { kind: 'fixed', executors: Math.min(FIXED_MOST, executors) };
  const minExecutors = Math.min(random.pickWeighted(MIN_EXECUTORS), executors);
  return { kind: 'dynamic', minExecutors, maxExecutors: executors };
}

/** Executors that are up as long as the session is, whether it works or not. */
export function standingExecutors(allocation: EmrAllocation): number {
  if (allocation.kind === 'fixed') return allocation.executors;
  return allocation.kind === 'dynamic' ? allocation.minExecutors : 0;
}
