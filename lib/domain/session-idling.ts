import type { WorkSummary } from './activity.ts';
import type { IdleSpell, SessionIdling } from './idle-spell.ts';
import { isLive } from './phase.ts';
import type { Service } from './service.ts';
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
  const { service, phase } = session;
  const idleSinceMs = phase === 'idle' ? toMs(session.idleSince) : null;
  const known = { service, idleSinceMs, startMs, endMs: Math.max(startMs, endMs), live: isLive(phase) };
  return toIdlingWithin(known, work, changes);
}

/** What has to be known of a session beside what was recorded; epoch milliseconds. */
export type IdlingSubject = {
  service: Service;
  /** Since when it idles now, by AWS's own clock. */
  idleSinceMs: number | null;
  startMs: number;
  endMs: number;
  live: boolean;
};

/** The same, of a session whose life is known. */
export function toIdlingWithin(
  subject: IdlingSubject,
  work: WorkSummary | null,
  changes: readonly PhaseChange[],
): SessionIdling {
  const idling = work === null ? byChanges(subject, changes) : byWork(subject, work);
  return { startMs: subject.startMs, endMs: subject.endMs, ...idling };
}

type Known = Omit<SessionIdling, 'startMs' | 'endMs'>;

function byWork({ service, startMs, endMs, live }: IdlingSubject, work: WorkSummary): Known {
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, ms));
  const readMs = clamp(work.readMs ?? endMs);
  // What waits, or runs and nobody was told since when, keeps what follows the last end from being idle time.
  const pending = work.busySinceMs === null && work.running + work.waiting > 0;
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
    if (work.busySinceMs === null && !pending && work.lastEndedMs !== null) add(work.lastEndedMs, knownMs, last);
  }
  const named = spells.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return {
    evidence: service === 'glue' ? 'statements' : 'calculations',
    spells,
    briefMs: Math.min(work.otherGapsMs, Math.max(0, knownMs - startMs - named)),
    unknownMs: endMs - (pending ? Math.min(knownMs, clamp(work.lastEndedMs ?? startMs)) : knownMs),
  };
}

/** Phases in which a session certainly does nothing, certainly does something, or has not begun to be of use. */
const NEITHER: ReadonlySet<string> = new Set(['ready', 'unknown', 'degraded']);

function byChanges({ idleSinceMs, startMs, endMs, live }: IdlingSubject, changes: readonly PhaseChange[]): Known {
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, ms));
  const spells: IdleSpell[] = [];
  let unknownMs = 0;
  const [first] = changes;
  if (first === undefined) return { evidence: null, spells, briefMs: 0, unknownMs: endMs - startMs };
  unknownMs += clamp(first.seenMs) - startMs;
  let seen = false;
  for (const [index, { toPhase, seenMs }] of changes.entries()) {
    const next = changes[index + 1];
    const fromMs = toPhase === 'idle' && next === undefined ? Math.min(idleSinceMs ?? seenMs, seenMs) : seenMs;
    const untilMs = next === undefined ? endMs : (next.seenBeforeMs ?? next.seenMs);
    const beginMs = Math.max(spells.at(-1)?.toMs ?? startMs, clamp(fromMs));
    const spell = { fromMs: beginMs, toMs: Math.max(beginMs, clamp(untilMs)) };
    if (toPhase === 'idle') {
      seen = true;
      if (spell.toMs > spell.fromMs) spells.push({ ...spell, endedBy: toEnd(next, live) });
    } else if (toPhase === 'busy') seen = true;
    else if (NEITHER.has(toPhase)) unknownMs += spell.toMs - spell.fromMs;
    if (next === undefined) continue;
    // AWS's own clock tells of a part of what lies between the last two looks.
    const told = next.toPhase === 'idle' && index + 2 === changes.length ? (idleSinceMs ?? next.seenMs) : next.seenMs;
    unknownMs += Math.max(0, clamp(Math.min(told, next.seenMs)) - clamp(untilMs));
  }
  // A session that was met when it was over: its record tells nothing of its life.
  if (!seen) return { evidence: null, spells: [], briefMs: 0, unknownMs: endMs - startMs };
  const known = spells.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return { evidence: 'transitions', spells, briefMs: 0, unknownMs: Math.min(unknownMs, endMs - startMs - known) };
}

function toEnd(next: PhaseChange | undefined, live: boolean): IdleSpell['endedBy'] {
  if (next === undefined) return live ? 'open' : 'end';
  return next.toPhase === 'busy' || next.toPhase === 'ready' ? 'work' : 'end';
}
