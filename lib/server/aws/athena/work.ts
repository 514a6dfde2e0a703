import type { ExecutorLife } from '../../../cost/session-facts.ts';
import type { Work } from '../../../domain/activity.ts';
import type { StatementOutcome } from '../../../domain/session-items.ts';
import { toMs } from '../../../domain/time-range.ts';
import type { AthenaCalculation } from './calculations.ts';
import type { AthenaExecutor } from './executors.ts';

const SPARK_CONNECT_ENGINE = /^apache spark version/i;

/** Whether an engine is reached over Spark Connect: it has no notebooks and no calculations (Spark 3.5). */
export function isSparkConnectEngine(version: string | null | undefined): boolean {
  return typeof version === 'string' && SPARK_CONNECT_ENGINE.test(version);
}

const WORK_STATE: Readonly<Record<string, Work['state']>> = {
  CREATING: 'waiting',
  CREATED: 'waiting',
  QUEUED: 'waiting',
  RUNNING: 'running',
  CANCELING: 'running',
};

const OUTCOME: Readonly<Record<string, StatementOutcome>> = {
  CREATING: 'waiting',
  CREATED: 'waiting',
  QUEUED: 'waiting',
  RUNNING: 'running',
  CANCELING: 'running',
  COMPLETED: 'finished',
  FAILED: 'failed',
  CANCELED: 'cancelled',
};

/** What became of a calculation. */
export function toOutcome(state: string | null): StatementOutcome {
  return OUTCOME[state ?? ''] ?? 'unknown';
}

const OVER: ReadonlySet<string> = new Set(['COMPLETED', 'FAILED', 'CANCELED']);

/** Whether a calculation's state is one that it stays in; one not known today may change. */
export function isWorkOver(state: string | null): boolean {
  return state !== null && OVER.has(state);
}

/** A calculation as a piece of work, from its submission on. */
export function toWork({
  state,
  submittedAt,
  completedAt,
}: Pick<AthenaCalculation, 'state' | 'submittedAt' | 'completedAt'>): Work {
  return { state: WORK_STATE[state ?? ''] ?? 'over', startMs: toMs(submittedAt), endMs: toMs(completedAt) };
}

const COORDINATORS: ReadonlySet<string | null> = new Set(['COORDINATOR', 'GATEWAY']);
const GONE: ReadonlySet<string | null> = new Set(['TERMINATED', 'FAILED']);

/** How long an executor was there. Of one that is gone, nobody knows when, its size does not count. */
export function toExecutorLife({ type, state, dpus, startedAtMs, terminatedAtMs }: AthenaExecutor): ExecutorLife {
  const coordinator = COORDINATORS.has(type);
  if (!GONE.has(state)) return { coordinator, dpus, startedAtMs, endedAtMs: terminatedAtMs };
  const endedAtMs = terminatedAtMs ?? startedAtMs ?? 0;
  return { coordinator, dpus: terminatedAtMs === null ? null : dpus, startedAtMs, endedAtMs };
}
