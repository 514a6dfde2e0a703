import type { Span, View } from '@/components/charts/span-lanes-layout.ts';
import { isLive, type Phase } from '@/lib/domain/phase.ts';
import type { Session } from '@/lib/domain/session.ts';
import type { SessionTimeline } from '@/lib/domain/session-timeline.ts';
import { toMs } from '@/lib/domain/time-range.ts';

/** Two looks further apart than this were no steady watch: what lies between is nobody's to tell. */
export const STEADY_MS = 120_000;

/** What a stretch of the timeline is. `unwatched`: between two looks that saw these states, or before the first. */
export type Stretch =
  | { kind: 'state'; state: string; phase: Phase }
  | { kind: 'unwatched'; before: string | null; after: string | null };

export type StateSpan = Span & { stretch: Stretch };

type Piece = { fromMs: number; toMs: number; stretch: Stretch };

/** The tone of what nobody saw. */
export const UNWATCHED = 'unwatched';

/**
 * A session's life as the stretches in which its state was seen and those in which nobody looked; together they cover it
 * without overlap. Null where nothing was recorded or nothing tells when it lived.
 */
export function toStateSpans(
  session: Session,
  { stateChanges, gaps }: Pick<SessionTimeline, 'stateChanges' | 'gaps'>,
  nowMs: number,
): { whole: View; spans: StateSpan[] } | null {
  const life = toLifeBounds(session, nowMs);
  if (life === null || stateChanges === null || stateChanges.length === 0) return null;
  const { fromMs, toMs: endMs } = life;
  const clamp = (ms: number) => Math.min(endMs, Math.max(fromMs, ms));
  const pieces: Piece[] = [];
  const add = (from: number, to: number, stretch: Stretch) => {
    // The clock may have been set back between two looks.
    const start = Math.max(from, pieces.at(-1)?.toMs ?? fromMs);
    if (to > start) pieces.push({ fromMs: start, toMs: to, stretch });
  };
  let last: { state: string; phase: Phase } | null = null;
  for (const change of stateChanges) {
    const seen = clamp(Date.parse(change.seenAt));
    const next = { state: change.to, phase: change.toPhase };
    if (last === null) add(fromMs, seen, { kind: 'unwatched', before: null, after: change.to });
    else {
      const before = change.seenBeforeAt === null ? seen : clamp(Date.parse(change.seenBeforeAt));
      const steady = seen - before <= STEADY_MS;
      add(fromMs, steady ? seen : before, { kind: 'state', ...last });
      if (!steady) add(before, seen, { kind: 'unwatched', before: last.state, after: change.to });
    }
    last = next;
  }
  if (last !== null) add(fromMs, endMs, { kind: 'state', ...last });
  const cut = (gaps ?? []).reduce(
    (all, gap) => cutOut(all, clamp(Date.parse(gap.fromAt)), clamp(Date.parse(gap.toAt))),
    pieces,
  );
  const open = isLive(session.phase) && !session.stale;
  const spans = cut.map((piece, index): StateSpan => {
    const { stretch } = piece;
    const tone = stretch.kind === 'state' ? stretch.phase : UNWATCHED;
    const id = `${index} ${piece.fromMs}`;
    return { ...piece, id, tone, ...(open && index === cut.length - 1 ? { open } : {}) };
  });
  return { whole: life, spans };
}

function toLifeBounds(session: Session, nowMs: number): View | null {
  const fromMs = toMs(session.createdAt);
  const living = isLive(session.phase) ? (session.stale ? toMs(session.asOf) : nowMs) : null;
  const endMs = toMs(session.endedAt) ?? living;
  return fromMs === null || endMs === null || endMs <= fromMs ? null : { fromMs, toMs: endMs };
}

/** Nobody looked within a gap: a state that was seen before and after it may have been another one in between. */
function cutOut(pieces: readonly Piece[], fromMs: number, toMs: number): Piece[] {
  if (toMs <= fromMs) return [...pieces];
  return pieces.flatMap((piece) => {
    const { stretch } = piece;
    if (stretch.kind === 'unwatched' || piece.toMs <= fromMs || piece.fromMs >= toMs) return [piece];
    const parts: Piece[] = [];
    const [start, end] = [Math.max(piece.fromMs, fromMs), Math.min(piece.toMs, toMs)];
    if (start > piece.fromMs) parts.push({ ...piece, toMs: start });
    parts.push({
      fromMs: start,
      toMs: end,
      stretch: { kind: 'unwatched', before: stretch.state, after: stretch.state },
    });
    if (end < piece.toMs) parts.push({ ...piece, fromMs: end });
    return parts;
  });
}

/** When it worked and when it did not, by its statements or calculations; empty where they tell nothing. */
export function toWorkSpans(idling: SessionTimeline['idling'], whole: View): Span[] {
  if (idling === null || idling.evidence === null || idling.evidence === 'transitions') return [];
  const [startMs, endMs] = [Math.max(idling.startMs, whole.fromMs), Math.min(idling.endMs, whole.toMs)];
  const knownMs = Math.max(startMs, endMs - idling.unknownMs);
  const spans: Span[] = [];
  let at = startMs;
  const add = (fromMs: number, toMs: number, tone: string) => {
    const to = Math.min(toMs, knownMs);
    if (to > fromMs) spans.push({ id: `${tone} ${fromMs}`, fromMs, toMs: to, tone });
  };
  for (const { fromMs, toMs } of idling.spells) {
    add(at, fromMs, 'busy');
    add(Math.max(at, fromMs), toMs, 'idle');
    at = Math.max(at, toMs);
  }
  add(at, knownMs, 'busy');
  if (endMs > knownMs) spans.push({ id: `${UNWATCHED} ${knownMs}`, fromMs: knownMs, toMs: endMs, tone: UNWATCHED });
  return spans;
}
