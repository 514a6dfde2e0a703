import type { Work } from '../../../domain/activity.ts';
import { type Phase, toPhase } from '../../../domain/phase.ts';
import type { StatementOutcome } from '../../../domain/session-items.ts';
import type { WorkState } from '../session-row.ts';
import { resolveIdleSince, type SentTime } from '../session-times.ts';
import type { GlueSession } from './native.ts';
import type { GlueStatement } from './statements.ts';

const SPARK_CONNECT = 'SPARK_CONNECT';

/** Whether a session runs statements through the API at all: Spark Connect sessions are worked with past it. */
export function hasStatements(session: Pick<GlueSession, 'sessionType'>): boolean {
  return session.sessionType !== SPARK_CONNECT;
}

/** One that is being cancelled still keeps the session from the next. */
const WORK_STATE: Readonly<Record<string, Work['state']>> = {
  WAITING: 'waiting',
  RUNNING: 'running',
  CANCELLING: 'running',
};

/** A statement as a piece of work; every other state is over. */
export function toWork({ state, startedAtMs, completedAtMs }: GlueStatement): Work {
  return { state: WORK_STATE[state ?? ''] ?? 'over', startMs: startedAtMs, endMs: completedAtMs };
}

const OUTCOME: Readonly<Record<string, StatementOutcome>> = {
  WAITING: 'waiting',
  RUNNING: 'running',
  CANCELLING: 'running',
  AVAILABLE: 'finished',
  CANCELLED: 'cancelled',
  ERROR: 'failed',
};

/** What became of a statement. One that ran to its end may have failed all the same: then its output says so. */
export function toOutcome({ state, told }: Pick<GlueStatement, 'state' | 'told'>): StatementOutcome {
  const outcome = OUTCOME[state ?? ''] ?? 'unknown';
  return outcome === 'finished' && told?.failed === true ? 'failed' : outcome;
}

/**
 * Glue says READY, whether a session works or idles; its statements tell. Busy while one runs; idle when there were some
 * and none waits or runs, and since the last of them ended. Without any it may have been worked with or not.
 */
export function resolveGluePhase(
  session: Pick<GlueSession, 'status' | 'sessionType'>,
  state: WorkState,
): { phase: Phase; idleSince: SentTime } {
  const phase = toPhase('glue', session.status ?? '');
  if (phase !== 'ready') return { phase, idleSince: resolveIdleSince(phase, { at: null, reason: 'not-reported' }) };
  if (!hasStatements(session)) return { phase, idleSince: { at: null, reason: 'not-supported' } };
  if (state.status !== 'loaded') return { phase, idleSince: { at: null, reason: state.status } };
  const { total, running, waiting, lastEndedMs } = state.work;
  if (running > 0) return { phase: 'busy', idleSince: { at: null, reason: 'not-idle' } };
  if (waiting > 0) return { phase, idleSince: { at: null, reason: 'not-idle' } };
  if (total === 0) return { phase, idleSince: { at: null, reason: 'not-reported' } };
  const at = lastEndedMs === null ? null : new Date(lastEndedMs).toISOString();
  return { phase: 'idle', idleSince: { at, reason: 'not-reported' } };
}
