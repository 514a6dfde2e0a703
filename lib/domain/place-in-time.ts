import { isLive } from './phase.ts';
import type { Session } from './session.ts';
import { toLife, toMs } from './time-range.ts';

/** Epoch ms. No session of these services is older; what claims to be is charted here, so that it stretches no axis. */
export const FIRST_MS = Date.UTC(2015, 0, 1);

/** Up to when a session that lives is known to have lived: to the last word about it where it was not confirmed. */
export function knownUntil({ stale, phase, asOf }: Session, nowMs: number): number {
  return stale && isLive(phase) ? Math.min(nowMs, toMs(asOf) ?? nowMs) : nowMs;
}

/**
 * Where a quantity lies in time. Never after now: a clock that is ahead of ours does not make usage of tomorrow. An
 * end that AWS did not send is ExecutionTime after the start; null where the place is not known.
 */
export function placeInTime(session: Session, nowMs: number): { startMs: number; endMs: number } | null {
  const { startMs, endMs } = toLife(session, knownUntil(session, nowMs));
  if (startMs === null) return null;
  const { executionSeconds } = session.usage;
  const lastMs = endMs ?? (executionSeconds === null ? null : startMs + executionSeconds * 1000);
  if (lastMs === null || Number.isNaN(lastMs)) return null;
  const within = (ms: number) => Math.max(FIRST_MS, Math.min(ms, nowMs));
  return { startMs: within(startMs), endMs: Math.max(within(startMs), within(lastMs)) };
}
