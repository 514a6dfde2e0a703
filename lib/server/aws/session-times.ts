import type { MissingReason } from '../../domain/missing.ts';
import type { Phase } from '../../domain/phase.ts';
import type { MissingField, Session } from '../../domain/session.ts';
import { hasEnded, type Ledger } from './session-row.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
// AWS refuses calls from a clock that is more than five minutes off, so a smaller difference is a clock's, not a mistake.
const CLOCK_ALLOWANCE_MS = 5 * MINUTE_MS;

/** A time that AWS sent; `reason` says why there is none. A time more than a day ahead of us makes no sense. */
export type SentTime = { at: string | null; reason: MissingReason };

export function toSentTime(at: string | null, reason: MissingReason, nowMs: number): SentTime {
  return at !== null && Date.parse(at) > nowMs + DAY_MS ? { at: null, reason: 'invalid' } : { at, reason };
}

export function takeTime(ledger: Ledger, field: MissingField, time: SentTime): string | null {
  return ledger.take(field, time.at, time.reason);
}

/** The end of a session: one that is said to have ended while it runs makes no sense. */
export function resolveEnd(phase: Phase, sent: SentTime): SentTime {
  if (hasEnded(phase)) return sent;
  const mayBeEnding = phase === 'stopping' || phase === 'unknown';
  if (sent.at !== null && !mayBeEnding) return { at: null, reason: 'invalid' };
  return { at: sent.at, reason: sent.reason === 'invalid' ? 'invalid' : 'still-running' };
}

/** Idle since when: told only while the newest state is idle, never from an older answer. */
export function resolveIdleSince(phase: Phase, sent: SentTime): SentTime {
  if (phase === 'idle') return sent;
  if (hasEnded(phase)) return { at: null, reason: 'not-applicable' };
  return { at: null, reason: phase === 'unknown' ? 'not-reported' : 'not-idle' };
}

type Life = Pick<Session, 'createdAt' | 'endedAt'> & { phase: Phase };

/**
 * Whole seconds from creation to the end, or to now while it lives (to the last word about it, where the row is stale). Null
 * where a time is missing or the end lies before the start.
 */
export function takeDuration(
  ledger: Ledger,
  life: Life,
  clock: { nowMs: number; asOf: string; stale: boolean },
): number | null {
  const { createdAt, endedAt, phase } = life;
  const ongoing = endedAt === null && !hasEnded(phase);
  const endMs = ongoing ? findRowTime(clock) : endedAt === null ? null : Date.parse(endedAt);
  if (createdAt === null || endMs === null) {
    const reason = createdAt === null ? ledger.missing.createdAt : ledger.missing.endedAt;
    return ledger.take('durationSeconds', null, reason ?? 'not-reported');
  }
  const lengthMs = endMs - Date.parse(createdAt);
  if (lengthMs >= 0) return Math.round(lengthMs / 1000);
  return ledger.take('durationSeconds', ongoing && lengthMs >= -CLOCK_ALLOWANCE_MS ? 0 : null, 'invalid');
}

function findRowTime(clock: { nowMs: number; asOf: string; stale: boolean }): number {
  const asOfMs = Date.parse(clock.asOf);
  return clock.stale && asOfMs < clock.nowMs ? asOfMs : clock.nowMs;
}

/**
 * When an idle session stops by itself: idle since + idle timeout. An idle timeout of 0 is documented nowhere and so
 * tells nothing. It may lie in the past where AWS is late.
 */
export function findIdleStop(
  phase: Phase,
  idleSince: string | null,
  idleTimeoutMinutes: number | null,
  missing: Session['missing'],
): SentTime {
  if (hasEnded(phase) || phase === 'stopping') return { at: null, reason: 'not-applicable' };
  if (phase === 'unknown') return { at: null, reason: 'not-reported' };
  if (phase !== 'idle') return { at: null, reason: 'not-idle' };
  if (idleSince === null) return { at: null, reason: missing.idleSince ?? 'not-reported' };
  if (idleTimeoutMinutes === null) return { at: null, reason: missing.idleTimeoutMinutes ?? 'not-reported' };
  if (idleTimeoutMinutes === 0) return { at: null, reason: 'not-reported' };
  return addMinutes(idleSince, idleTimeoutMinutes);
}

/** A time so many minutes later; `invalid` where that is beyond what a date holds. */
export function addMinutes(at: string, minutes: number): SentTime {
  const date = new Date(Date.parse(at) + minutes * MINUTE_MS);
  const year = date.getUTCFullYear();
  return year <= 9999 ? { at: date.toISOString(), reason: 'invalid' } : { at: null, reason: 'invalid' };
}
