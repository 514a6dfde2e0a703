import type { JsonObject } from '../answer.ts';
import { openRandom } from '../estate/random.ts';
import { emrAllocation, standingExecutors } from './allocation.ts';
import type { EmrSessionPlan } from './session.ts';

const FREE_DISK_GB = 20;
const MINIMUM_SECONDS = 60;

type WorkerTime = {
  /** Seconds it was up, rounded up, and of these the ones it was idle before use as a pre-initialised worker. */
  seconds: number;
  idleBeforeUse: number;
};

const hours = (value: number): number => Math.round((value / 3600) * 1e6) / 1e6;

/**
 * The driver and the standing executors are up for the whole session, further executors come and go with the work: no session
 * uses less than its configuration says it does.
 */
function workerTimes(plan: EmrSessionPlan): WorkerTime[] {
  const { life, workers, application } = plan;
  if (life.startedMs === null) return [];
  const random = openRandom(plan.detailSeed);
  const allocation = emrAllocation(plan);
  const standing = standingExecutors(allocation);
  const toTime = (fromMs: number, toMs: number, idleBeforeUse: number): WorkerTime => ({
    seconds: Math.max(1, Math.ceil((toMs - fromMs) / 1000)) + idleBeforeUse,
    idleBeforeUse,
  });
  // The first two executors are those that the application holds ready.
  const idleOf = (executor: number): number => (application.preInitialised && executor < 2 ? random.whole(30, 600) : 0);
  const times = [toTime(life.startedMs, life.endedMs, 0)];
  for (let executor = 0; executor < standing; executor++) {
    times.push(toTime(life.startedMs, life.endedMs, idleOf(executor)));
  }
  for (let at = 0; at + 1 < life.bursts.length; at += 2) {
    const begin = life.bursts[at] ?? 0;
    const end = Math.min(life.endedMs, (life.bursts[at + 1] ?? begin) + 5_000);
    const busy = Math.max(1, Math.round(workers.executors * random.between(0.4, 1)));
    const executors = allocation.kind === 'fixed' ? standing : busy;
    for (let executor = standing; executor < executors; executor++) times.push(toTime(begin, end, idleOf(executor)));
  }
  return times;
}

export type EmrUsage = { total: JsonObject; billed: JsonObject; executionSeconds: number };

/**
 * Total and billed utilisation of an ended session; null when it never started. The rules are those of the model's texts: a minute
 * at least for each worker, storage only above 20 GB a worker, and no idle time of pre-initialised workers in the billed one.
 */
export function emrUsage(plan: EmrSessionPlan): EmrUsage | null {
  const { life, workers } = plan;
  if (life.startedMs === null) return null;
  let totalSeconds = 0;
  let billedSeconds = 0;
  for (const { seconds, idleBeforeUse } of workerTimes(plan)) {
    totalSeconds += seconds;
    billedSeconds += Math.max(MINIMUM_SECONDS, seconds - idleBeforeUse);
  }
  const billedDiskGb = Math.max(0, workers.diskGb - FREE_DISK_GB);
  const quantities = (seconds: number, diskGb: number): JsonObject => ({
    vCPUHour: hours(seconds * workers.vcpus),
    memoryGBHour: hours(seconds * workers.memoryGb),
    storageGBHour: hours(seconds * diskGb),
  });
  return {
    total: quantities(totalSeconds, workers.diskGb),
    billed: quantities(billedSeconds, billedDiskGb),
    executionSeconds: Math.ceil((life.endedMs - life.startedMs) / 1000),
  };
}

/** What the service shows between the end and the billed figures: for some sessions nothing, for some zeros. */
export const UNBILLED: JsonObject = { vCPUHour: 0, memoryGBHour: 0, storageGBHour: 0 };
