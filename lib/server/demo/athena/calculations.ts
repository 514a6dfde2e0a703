import { type JsonObject, toEpochSeconds } from '../answer.ts';
import { decodeUuid, encodeUuid, ID_KIND } from '../estate/ids.ts';
import { pickWork } from '../estate/people.ts';
import { openRandom } from '../estate/random.ts';
import type { Call } from '../operation.ts';
import { dpusAt } from './executors.ts';
import { type AthenaSessionPlan, findBlockSession } from './session.ts';

export type CalculationState = 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELED';

export type Calculation = {
  readonly plan: AthenaSessionPlan;
  readonly number: number;
  readonly id: string;
  readonly beginMs: number;
  readonly endMs: number;
  readonly ending: Exclude<CalculationState, 'RUNNING'>;
  readonly description: string | null;
};

export function calculationAt(plan: AthenaSessionPlan, number: number): Calculation | null {
  const beginMs = plan.life.bursts[number * 2];
  const endMs = plan.life.bursts[number * 2 + 1];
  if (beginMs === undefined || endMs === undefined) return null;
  const { stream } = plan.workGroup;
  const random = openRandom(plan.detailSeed, 3, number);
  return {
    plan,
    number,
    id: encodeUuid(stream.seed, { kind: ID_KIND.calculation, stream: stream.number, index: plan.index, part: number }),
    beginMs,
    endMs,
    ending: endMs === plan.life.stoppingMs ? 'CANCELED' : random.chance(0.07) ? 'FAILED' : 'COMPLETED',
    description: random.chance(0.3) ? pickWork(random, plan.who.team) : null,
  };
}

/** The numbers of the calculations begun by then, newest first. */
export function calculationNumbers({ life }: AthenaSessionPlan, nowMs: number): number[] {
  const begun = life.bursts.filter((ms, at) => at % 2 === 0 && ms <= nowMs).length;
  return Array.from({ length: begun }, (_, at) => begun - 1 - at);
}

/** The calculations begun by then, newest first. */
export function calculationsOf(plan: AthenaSessionPlan, nowMs: number): Calculation[] {
  return calculationNumbers(plan, nowMs).flatMap((number) => calculationAt(plan, number) ?? []);
}

export function findCalculation(call: Call, id: string): Calculation | null {
  const block = decodeUuid(call.region.seed, id);
  if (block?.kind !== ID_KIND.calculation) return null;
  const plan = findBlockSession(call.estate, call.region, block, call.nowMs);
  const calculation = plan && calculationAt(plan, block.part);
  return calculation && calculation.beginMs <= call.nowMs ? calculation : null;
}

export function calculationStateOf(calculation: Calculation, nowMs: number): CalculationState {
  return nowMs < calculation.endMs ? 'RUNNING' : calculation.ending;
}

export function toCalculationStatus(calculation: Calculation, nowMs: number): JsonObject {
  const state = calculationStateOf(calculation, nowMs);
  return {
    SubmissionDateTime: toEpochSeconds(calculation.beginMs),
    CompletionDateTime: state === 'RUNNING' ? undefined : toEpochSeconds(calculation.endMs),
    State: state,
    StateChangeReason:
      state === 'FAILED' ? 'The calculation raised AnalysisException: table core.ordrs not found.' : undefined,
  };
}

export function toCalculationStatistics(calculation: Calculation, nowMs: number): JsonObject {
  const elapsed = Math.max(0, Math.min(nowMs, calculation.endMs) - calculation.beginMs);
  const progress = Math.min(100, Math.round((elapsed / Math.max(1, calculation.endMs - calculation.beginMs)) * 100));
  // Never more than the session's executors came to meanwhile, so that the calculations never exceed the session.
  const dpus = dpusAt(calculation.plan, calculation.beginMs);
  return { DpuExecutionInMillis: elapsed * dpus, Progress: `${progress}%` };
}
