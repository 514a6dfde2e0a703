import type { JsonObject } from '../answer.ts';
import { CROWD_WORKERS } from '../estate/crowds.ts';
import { encodeUuid, ID_KIND } from '../estate/ids.ts';
import { openRandom } from '../estate/random.ts';
import type { AthenaSessionPlan } from './session.ts';

export type Executor = {
  id: string;
  type: 'COORDINATOR' | 'WORKER';
  startMs: number;
  /** When it goes, or will go. */
  endMs: number;
};

const REGISTERING_MS = 4_000;
const LINGER_MS = 60_000;
export const DPU_EACH = 1;

/** Workers that come for one burst of work, or that stay for the next ones. */
type Shift = { startMs: number; endMs: number; workers: number };

/** Workers come for a burst of work and linger a minute; those that linger from the burst before do the next one too. */
function shiftsOf(plan: AthenaSessionPlan): Shift[] {
  const { life, crowd } = plan;
  const random = openRandom(plan.detailSeed, 4);
  const most = Math.max(1, Math.min(8, plan.maxConcurrentDpus - 1));
  const shifts: Shift[] = [];
  let left = crowd?.kind === 'executors' ? crowd.count - 1 : null;
  for (let at = 0; at + 1 < life.bursts.length; at += 2) {
    const begin = life.bursts[at] ?? 0;
    const end = Math.min(life.endedMs, (life.bursts[at + 1] ?? begin) + LINGER_MS);
    const before = shifts.at(-1);
    if (before && begin < before.endMs) {
      before.endMs = end;
      continue;
    }
    const workers = left === null ? random.whole(1, most) : Math.min(CROWD_WORKERS, left);
    if (left !== null) left -= workers;
    shifts.push({ startMs: begin, endMs: end, workers });
  }
  return shifts;
}

/** The coordinator lives as long as the session, workers as long as their shift; oldest first. */
export function athenaExecutors(plan: AthenaSessionPlan): Executor[] {
  const { life, workGroup } = plan;
  if (life.startedMs === null) return [];
  const { seed, number } = workGroup.stream;
  const idOf = (part: number): string =>
    encodeUuid(seed, { kind: ID_KIND.executor, stream: number, index: plan.index, part });
  const executors: Executor[] = [
    { id: idOf(0), type: 'COORDINATOR', startMs: life.createdMs + 2_000, endMs: life.endedMs },
  ];
  for (const { startMs, endMs, workers } of shiftsOf(plan)) {
    for (let worker = 0; worker < workers; worker++) {
      executors.push({ id: idOf(executors.length), type: 'WORKER', startMs, endMs });
    }
  }
  return executors;
}

/** DPUs while a session works at a moment: its coordinator and the workers there are. */
export function dpusAt(plan: AthenaSessionPlan, ms: number): number {
  const shift = shiftsOf(plan).find(({ startMs, endMs }) => startMs <= ms && ms < endMs);
  return (1 + (shift?.workers ?? 0)) * DPU_EACH;
}

/** DPU time in milliseconds: every executor is one DPU for as long as it is there, the coordinator for the whole session. */
export function dpuMillis(plan: AthenaSessionPlan): number {
  const { life } = plan;
  if (life.startedMs === null) return 0;
  let millis = life.endedMs - (life.createdMs + 2_000);
  for (const { startMs, endMs, workers } of shiftsOf(plan)) millis += (endMs - startMs) * workers;
  return millis * DPU_EACH;
}

export type ExecutorState = 'CREATING' | 'CREATED' | 'REGISTERED' | 'TERMINATING' | 'TERMINATED' | 'FAILED';

export function executorStateOf(executor: Executor, nowMs: number): ExecutorState {
  if (nowMs >= executor.endMs) return 'TERMINATED';
  return nowMs < executor.startMs + REGISTERING_MS ? 'CREATING' : 'REGISTERED';
}

/** Times are bare longs; epoch milliseconds here. */
export function toExecutorSummary(executor: Executor, nowMs: number): JsonObject {
  const state = executorStateOf(executor, nowMs);
  return {
    ExecutorId: executor.id,
    ExecutorType: executor.type,
    StartDateTime: executor.startMs,
    TerminationDateTime: state === 'TERMINATED' ? executor.endMs : undefined,
    ExecutorState: state,
    ExecutorSize: DPU_EACH,
  };
}
