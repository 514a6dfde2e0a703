import type { JsonObject } from '../answer.ts';
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
const DPU_EACH = 1;

/** The coordinator lives as long as the session; workers come for a burst of work and linger a minute, oldest first. */
export function athenaExecutors(plan: AthenaSessionPlan): Executor[] {
  const { life, workGroup } = plan;
  if (life.startedMs === null) return [];
  const { seed, number } = workGroup.stream;
  const idOf = (part: number): string =>
    encodeUuid(seed, { kind: ID_KIND.executor, stream: number, index: plan.index, part });
  const executors: Executor[] = [
    { id: idOf(0), type: 'COORDINATOR', startMs: life.createdMs + 2_000, endMs: life.endedMs },
  ];
  const random = openRandom(plan.detailSeed, 4);
  const most = Math.max(1, Math.min(8, plan.maxConcurrentDpus - 1));
  let freeMs = 0;
  for (let at = 0; at + 1 < life.bursts.length; at += 2) {
    const begin = life.bursts[at] ?? 0;
    const end = Math.min(life.endedMs, (life.bursts[at + 1] ?? begin) + LINGER_MS);
    // Workers that linger from the burst before do this one too.
    if (begin < freeMs) {
      for (const executor of executors)
        if (executor.endMs === freeMs && executor.type === 'WORKER') executor.endMs = end;
    } else {
      const wanted = random.whole(1, most);
      for (let worker = 0; worker < wanted; worker++) {
        executors.push({ id: idOf(executors.length), type: 'WORKER', startMs: begin, endMs: end });
      }
    }
    freeMs = end;
  }
  return executors;
}

/** DPU time in milliseconds: every executor is one DPU for as long as it is there, the coordinator for the whole session. */
export function dpuMillis(plan: AthenaSessionPlan): number {
  let millis = 0;
  for (const { startMs, endMs } of athenaExecutors(plan)) millis += (endMs - startMs) * DPU_EACH;
  return millis;
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
