import type { IdleSpell, SessionIdling } from '../domain/idle-spell.ts';
import type { Session } from '../domain/session.ts';
import type { Bounds } from '../domain/time-range.ts';
import { type Decimal, scale, ZERO } from './decimal.ts';
import { type Amount, costAt } from './growth.ts';

const MINUTE_MS = 60_000;

/** A session with what is known of its idling; null where nothing tells when it lived. */
export type Idler = { session: Session; idling: SessionIdling | null };

/** The length of a stretch in milliseconds; 0 for one that is none. */
export function lengthOf({ fromMs, toMs }: Bounds): number {
  return Math.max(0, toMs - fromMs);
}

/** The part of a stretch that lies within bounds. */
export function cut(one: Bounds, { fromMs, toMs }: Bounds): Bounds {
  return { fromMs: Math.max(one.fromMs, fromMs), toMs: Math.min(one.toMs, toMs) };
}

/** What a session's cost comes to for some of its life, evenly spread: exact for Glue, an estimate for the others. */
export function shareOf(cost: Amount | null, ms: number, { startMs, endMs }: SessionIdling): Decimal {
  const lifeMs = endMs - startMs;
  return cost === null || lifeMs <= 0 ? ZERO : scale(cost.value, BigInt(Math.round(ms)), BigInt(Math.round(lifeMs)));
}

/**
 * What a timeout of so many minutes would have cut off within the bounds; null where it stops nothing. A session that has
 * a shorter one is not changed. `interrupted`: it would have been ended before it worked again.
 */
export function savedBy(
  session: Session,
  spells: readonly IdleSpell[],
  minutes: number,
  bounds: Bounds,
): { ms: number; interrupted: boolean } | null {
  const own = session.idleTimeoutMinutes;
  if (own !== null && own > 0 && own <= minutes) return null;
  let ms = 0;
  let interrupted = false;
  for (const { fromMs, toMs, endedBy } of spells) {
    const saved = lengthOf(cut({ fromMs: fromMs + minutes * MINUTE_MS, toMs }, bounds));
    if (saved === 0) continue;
    ms += saved;
    if (endedBy === 'work') interrupted = true;
  }
  return ms === 0 ? null : { ms, interrupted };
}

/** Idle time and its cost; `amount` is null where the session's cost is. `atLeast`: either may be higher. */
export type IdlePortion = { ms: number; amount: Amount | null; atLeast: boolean };

/**
 * How long a session idled within the bounds and what that cost: all of it, or (`afterMinutes` above 0) what went beyond
 * so many minutes of each pause. Null where nothing tells whether it idled.
 */
export function toIdlePortion(
  { session, idling }: Idler,
  bounds: Bounds,
  afterMinutes: number,
  nowMs: number,
): IdlePortion | null {
  if (idling === null || idling.evidence === null) return null;
  const cost = costAt(session, nowMs);
  const ms =
    afterMinutes > 0 ? (savedBy(session, idling.spells, afterMinutes, bounds)?.ms ?? 0) : allIdle(idling, bounds);
  const amount = cost === null ? null : { value: shareOf(cost, ms, idling), currency: cost.currency };
  return { ms, amount, atLeast: session.cost.atLeast || idling.unknownMs > 0 };
}

/** What is known of the whole is taken to be so of the part of it that lies within. Whole milliseconds. */
function allIdle({ spells, briefMs, startMs, endMs }: SessionIdling, bounds: Bounds): number {
  const part = lengthOf(cut({ fromMs: startMs, toMs: endMs }, bounds)) / Math.max(1, endMs - startMs);
  return Math.round(spells.reduce((sum, spell) => sum + lengthOf(cut(spell, bounds)), briefMs * part));
}
