import { type JsonObject, toEpochSeconds } from '../answer.ts';
import { changedMs, idleSinceMs, type Moment, momentOf } from '../estate/life.ts';
import type { AthenaSessionPlan } from './session.ts';

export const ATHENA_STATES = [
  'CREATING',
  'CREATED',
  'IDLE',
  'BUSY',
  'TERMINATING',
  'TERMINATED',
  'DEGRADED',
  'FAILED',
] as const;

export type AthenaState = (typeof ATHENA_STATES)[number];

/** What ListSessions lists when no StateFilter is given. */
export const ACTIVE_STATES: readonly AthenaState[] = ['CREATING', 'CREATED', 'IDLE', 'BUSY'];

const STATE_OF: Record<Moment, AthenaState> = {
  starting: 'CREATING',
  fresh: 'CREATED',
  busy: 'BUSY',
  idle: 'IDLE',
  stopping: 'TERMINATING',
  ended: 'TERMINATED',
  failed: 'FAILED',
};

export function athenaStateOf(plan: AthenaSessionPlan, nowMs: number): AthenaState {
  const state = STATE_OF[momentOf(plan.life, nowMs)];
  return state === 'BUSY' && plan.degraded ? 'DEGRADED' : state;
}

const FAILURES = [
  'Session failed to start: insufficient DPU quota. The account limit of 160 concurrent DPUs was reached.',
  'Session failed: the Spark coordinator ran out of memory.',
  'Session failed to start: the execution role cannot be assumed by athena.amazonaws.com.',
];

function reasonOf(plan: AthenaSessionPlan, state: AthenaState): string | undefined {
  if (state === 'FAILED') return FAILURES[plan.life.startedMs === null ? (plan.index % 2) * 2 : 1];
  if (state === 'DEGRADED') return 'Session has lost executors and is degraded.';
  if (state !== 'TERMINATED' && state !== 'TERMINATING') return undefined;
  return plan.life.ending === 'idle-timeout' ? 'Session was idle for too long.' : 'Session terminated by user.';
}

/** The status of list, session and status answers alike. IdleSinceDateTime stands only while the session idles. */
export function toSessionStatus(plan: AthenaSessionPlan, nowMs: number): JsonObject {
  const { life } = plan;
  const state = athenaStateOf(plan, nowMs);
  const idleSince = state === 'IDLE' ? idleSinceMs(life, nowMs) : null;
  return {
    StartDateTime: toEpochSeconds(life.createdMs),
    LastModifiedDateTime: toEpochSeconds(changedMs(life, nowMs)),
    EndDateTime: nowMs >= life.endedMs ? toEpochSeconds(life.endedMs) : undefined,
    IdleSinceDateTime: idleSince === null ? undefined : toEpochSeconds(idleSince),
    State: state,
    StateChangeReason: reasonOf(plan, state),
  };
}
