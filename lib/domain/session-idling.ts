import type { WorkSummary } from './activity.ts';
import type { IdleSpell, SessionIdling } from './idle-spell.ts';
import { isLive } from './phase.ts';
import type { Session } from './session.ts';
import { toLife, toMs } from './time-range.ts';

/** A change of phase that was recorded: after `seenBeforeMs` (null: nobody looked before) and not after `seenMs`. */
export type PhaseChange = { toPhase: string; seenBeforeMs: number | null; seenMs: number };

/**
 * How a session idled, by what was recorded of it up to `untilMs` (epoch ms). By its statements or calculations where
 * they were read, else by its changes of phase, each taken so that idling is never overstated: what lies between the two
 * looks around a change is unknown. Null where nothing tells when it lived.
 */
export function toSessionIdling(
  session: Session,
  work: WorkSummary | null,
  changes: readonly PhaseChange[],
  untilMs: number,
): SessionIdling | null {
  const life = toLife(session, untilMs);
  const { endMs } = life;
  const startMs = toMs(session.startedAt) ?? life.startMs;
  if (startMs === null || endMs === null) return null;
  const within = { startMs, endMs: Math.max(startMs, endMs), live: isLive(session.phase) };
  const idling = work === null ? byChanges(session, changes, within) : byWork(session, work, within);
  return { startMs, endMs: within.endMs, ...idling };
}

type Within = { startMs: number; endMs: number; live: boolean };
type Known = Omit<SessionIdling, 'startMs' | 'endMs'>;

function byWork(session: Session, work: WorkSummary, { startMs, endMs, live }: Within): Known {
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, ms));
  const readMs = clamp(work.readMs ?? endMs);
  // Of one that ended after the last reading nobody knows what it did in between.
  const knownMs = live || (work.readMs !== null && work.readMs >= endMs) ? endMs : readMs;
  const spells: IdleSpell[] = [];
  const add = (fromMs: number, toMs: number, endedBy: IdleSpell['endedBy']) => {
    // Times that contradict one another count once.
    const afterMs = spells.at(-1)?.toMs ?? startMs;
    const spell = { fromMs: Math.max(afterMs, clamp(fromMs)), toMs: Math.min(knownMs, clamp(toMs)), endedBy };
    if (spell.toMs > spell.fromMs) spells.push(spell);
  };
  const last = live ? 'open' : knownMs < endMs ? 'open' : 'end';
  if (work.firstStartedMs === null && work.busySinceMs === null) {
    // Work of which nobody was told when it ran tells nothing of the rest either.
    if (work.total > 0) return { evidence: null, spells: [], briefMs: 0, unknownMs: endMs - startMs };
    add(startMs, knownMs, last);
  } else {
    add(startMs, work.firstStartedMs ?? work.busySinceMs ?? startMs, 'work');
    for (const { fromMs, toMs } of work.gaps) add(fromMs, toMs, 'work');
    if (work.busySinceMs === null && work.lastEndedMs !== null) add(work.lastEndedMs, knownMs, last);
  }
  const named = spells.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return {
    evidence: session.service === 'glue' ? 'statements' : 'calculations',
    spells,
    briefMs: Math.min(work.otherGapsMs, Math.max(0, knownMs - startMs - named)),
    unknownMs: endMs - knownMs,
  };
}

/** Phases in which a session certainly does nothing, certainly does something, or has not begun to be of use. */
const NEITHER: ReadonlySet<string> = new Set(['ready', 'unknown', 'degraded']);

function byChanges(session: Session, changes: readonly PhaseChange[], { startMs, endMs, live }: Within): Known {
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, ms));
  const spells: IdleSpell[] = [];
  let unknownMs = 0;
  const [first] = changes;
  if (first === undefined) return { evidence: null, spells, briefMs: 0, unknownMs: endMs - startMs };
  unknownMs += clamp(first.seenMs) - startMs;
  let seen = false;
  for (const [index, { toPhase, seenMs }] of changes.entries()) {
    const next = changes[index + 1];
    const fromMs = toPhase === 'idle' && next === undefined ? toIdleStart(session, seenMs) : seenMs;
    const untilMs = next === undefined ? endMs : (next.seenBeforeMs ?? next.seenMs);
    const spell = { fromMs: clamp(fromMs), toMs: Math.max(clamp(fromMs), clamp(untilMs)) };
    if (toPhase === 'idle') {
      seen = true;
      if (spell.toMs > spell.fromMs) spells.push({ ...spell, endedBy: toEnd(next, live) });
    } else if (toPhase === 'busy') seen = true;
    else if (NEITHER.has(toPhase)) unknownMs += spell.toMs - spell.fromMs;
    if (next !== undefined) unknownMs += Math.max(0, clamp(next.seenMs) - clamp(untilMs));
  }
  // A session that was met when it was over: its record tells nothing of its life.
  if (!seen) return { evidence: null, spells: [], briefMs: 0, unknownMs: endMs - startMs };
  const known = spells.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return { evidence: 'transitions', spells, briefMs: 0, unknownMs: Math.min(unknownMs, endMs - startMs - known) };
}

/** AWS's own clock of one that idles now is better than ours. */
function toIdleStart(session: Session, seenMs: number): number {
  const sinceMs = session.phase === 'idle' ? toMs(session.idleSince) : null;
  return sinceMs === null ? seenMs : Math.min(sinceMs, seenMs);
}

function toEnd(next: PhaseChange | undefined, live: boolean): IdleSpell['endedBy'] {
  if (next === undefined) return live ? 'open' : 'end';
  return next.toPhase === 'busy' || next.toPhase === 'ready' ? 'work' : 'end';
}
