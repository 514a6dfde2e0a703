import { PHASES, type Phase } from '../domain/phase.ts';
import type { Session } from '../domain/session.ts';
import { each, type Steps } from '../domain/steps.ts';
import { type Bounds, toBounds, toLife } from '../domain/time-range.ts';
import type { TimeWindow } from './filter.ts';

/** `counts`: sessions of each phase (as they are now) that lived in each stretch. Epoch ms. */
export type Timeline = {
  fromMs: number;
  toMs: number;
  stretchMs: number;
  counts: readonly { phase: Phase; values: readonly number[] }[];
};

/** What is drawn of a window that has no beginning or no end: from the first session on, until now. */
function* toSpan(sessions: readonly Session[], window: TimeWindow, nowMs: number): Steps<Bounds | null> {
  const { fromMs, toMs } = toBounds(window, nowMs);
  let firstMs = fromMs;
  if (!Number.isFinite(fromMs)) {
    firstMs = Number.POSITIVE_INFINITY;
    yield* each(sessions, (session) => {
      firstMs = Math.min(firstMs, toLife(session, nowMs).startMs ?? firstMs);
    });
  }
  const lastMs = Number.isFinite(toMs) ? toMs : nowMs;
  return Number.isFinite(firstMs) && lastMs > firstMs ? { fromMs: firstMs, toMs: lastMs } : null;
}

/**
 * How many of the sessions lived when: narrowing the window to one stretch gives as many rows as the stretch shows. Null
 * where there is nothing to draw. A session of which the beginning is not known is in no stretch.
 */
export function* toTimeline(
  sessions: readonly Session[],
  window: TimeWindow,
  stretches: number,
  nowMs: number,
): Steps<Timeline | null> {
  const span = yield* toSpan(sessions, window, nowMs);
  if (span === null || stretches < 1) return null;
  const stretchMs = (span.toMs - span.fromMs) / stretches;
  // What comes and what goes at each stretch; the sum up to it is who is there.
  const changes = new Map(PHASES.map((phase) => [phase, new Int32Array(stretches + 1)]));
  yield* each(sessions, (session) => {
    const { startMs, endMs } = toLife(session, nowMs);
    const own = changes.get(session.phase);
    if (own === undefined || startMs === null) return;
    const lastMs = endMs ?? startMs;
    if (lastMs < span.fromMs || startMs >= span.toMs) return;
    const first = Math.max(0, Math.floor((startMs - span.fromMs) / stretchMs));
    const last = Math.min(stretches - 1, Math.floor((lastMs - span.fromMs) / stretchMs));
    own[first] = (own[first] ?? 0) + 1;
    own[last + 1] = (own[last + 1] ?? 0) - 1;
  });
  const counts = PHASES.flatMap((phase) => {
    let there = 0;
    const values = Array.from(changes.get(phase) ?? [], (change) => {
      there += change;
      return there;
    }).slice(0, stretches);
    return values.some((value) => value > 0) ? [{ phase, values }] : [];
  });
  return { ...span, stretchMs, counts };
}
