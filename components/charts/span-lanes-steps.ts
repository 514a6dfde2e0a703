import { type LaneMarks, type Mark, toSorted, type View } from './span-lanes-layout.ts';

/** What is being read: a lane, and in it the mark that holds the span that began at this moment. */
export type Reading = { lane: number; atMs: number };

/** A view is never shorter: nothing that is charted is told more finely. */
const SHORTEST_MS = 1_000;

/** The mark that is read; null where it is not in view. */
export function findMark(lanes: readonly LaneMarks[], reading: Reading | null): Mark | null {
  if (reading === null) return null;
  const marks = lanes[reading.lane]?.marks ?? [];
  return marks.find(({ first, last }) => first.fromMs <= reading.atMs && reading.atMs <= last.fromMs) ?? null;
}

/** The mark under a pointer, or the nearest one within `slackMs`. */
export function findMarkAt(marks: readonly Mark[], ms: number, slackMs: number): Mark | null {
  let best: Mark | null = null;
  let bestMs = slackMs;
  for (const mark of marks) {
    const away = ms < mark.fromMs ? mark.fromMs - ms : ms > mark.toMs ? ms - mark.toMs : 0;
    // Of several the last one is drawn on top.
    if (away <= bestMs) {
      best = mark;
      bestMs = away;
    }
  }
  return best;
}

function nearest(marks: readonly Mark[], ms: number): Mark | null {
  return findMarkAt(marks, ms, Number.POSITIVE_INFINITY);
}

const STEP: Record<string, -1 | 1> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * Where a key leads: left and right (Home, End) along the lane, up and down to the nearest mark of the next lane that
 * has any. `undefined`: the key is not the chart's, or leads nowhere in view.
 */
export function moveReading(lanes: readonly LaneMarks[], reading: Reading | null, key: string): Reading | undefined {
  const start = lanes.findIndex(({ marks }) => marks.length > 0);
  const now = findMark(lanes, reading);
  if (reading === null || now === null) {
    const lane = reading !== null && (lanes[reading.lane]?.marks.length ?? 0) > 0 ? reading.lane : start;
    const marks = lanes[lane]?.marks ?? [];
    const known = key in STEP || key === 'ArrowUp' || key === 'ArrowDown' || key === 'Home' || key === 'End';
    const mark = key === 'End' || key === 'ArrowLeft' ? marks.at(-1) : marks.at(0);
    return known && mark !== undefined ? { lane, atMs: mark.first.fromMs } : undefined;
  }
  const { lane } = reading;
  const marks = lanes[lane]?.marks ?? [];
  if (key === 'Home' || key === 'End') {
    const mark = key === 'Home' ? marks.at(0) : marks.at(-1);
    return mark && { lane, atMs: mark.first.fromMs };
  }
  const step = STEP[key];
  if (step !== undefined) {
    const mark = marks[marks.indexOf(now) + step];
    return mark && { lane, atMs: mark.first.fromMs };
  }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const turn = key === 'ArrowUp' ? -1 : 1;
  for (let next = lane + turn; next >= 0 && next < lanes.length; next += turn) {
    const mark = nearest(lanes[next]?.marks ?? [], (now.fromMs + now.toMs) / 2);
    if (mark !== null) return { lane: next, atMs: mark.first.fromMs };
  }
  return undefined;
}

/** The next span of a lane beyond the view, where a step along it leads out of what is shown; null at its end. */
export function findBeyond({ lane }: LaneMarks, view: View, step: -1 | 1): View | null {
  const spans = toSorted(lane.spans);
  const span =
    step > 0 ? spans.find(({ fromMs }) => fromMs > view.toMs) : spans.findLast(({ toMs }) => toMs < view.fromMs);
  return span ?? null;
}

/** A view of the same length around a moment, within the whole. */
export function panTo(view: View, atMs: number, whole: View): View {
  const length = view.toMs - view.fromMs;
  const fromMs = Math.max(whole.fromMs, Math.min(atMs - length / 2, whole.toMs - length));
  return { fromMs, toMs: fromMs + length };
}

/** A stretch as the view: within the whole and not shorter than a second; null where it is all of it. */
export function zoomTo(stretch: View, whole: View): View | null {
  const middle = (stretch.fromMs + stretch.toMs) / 2;
  const length = Math.max(SHORTEST_MS, stretch.toMs - stretch.fromMs);
  if (length >= whole.toMs - whole.fromMs) return null;
  return panTo({ fromMs: middle - length / 2, toMs: middle + length / 2 }, middle, whole);
}

/** The view made `factor` times as long, around a moment. */
export function zoomBy(view: View, factor: number, atMs: number, whole: View): View | null {
  const share = (atMs - view.fromMs) / Math.max(1, view.toMs - view.fromMs);
  const length = (view.toMs - view.fromMs) * factor;
  return zoomTo({ fromMs: atMs - share * length, toMs: atMs + (1 - share) * length }, whole);
}
