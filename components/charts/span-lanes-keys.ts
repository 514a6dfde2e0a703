import type { LaneMarks, Mark, View } from './span-lanes-layout.ts';
import { findBeyond, findMark, moveReading, panTo, type Reading } from './span-lanes-steps.ts';
import type { LaneView } from './use-lane-view.ts';

/** What a key does to the chart. */
export type KeyAct =
  | { kind: 'read'; reading: Reading | null }
  | { kind: 'show'; view: View | null; reading?: Reading }
  | { kind: 'open'; mark: Mark }
  | { kind: 'zoom'; factor: 'in' | 'out'; atMs: number };

/** The chart's keys: arrows, Home and End read, Enter opens, + and - zoom, 0 shows all, Escape lets go. */
export function toKeyAct(
  key: string,
  lanes: readonly LaneMarks[],
  reading: Reading | null,
  { view, zoomed }: Pick<LaneView, 'view' | 'zoomed'>,
  whole: View,
): KeyAct | null {
  const mark = findMark(lanes, reading);
  const middleMs = (view.fromMs + view.toMs) / 2;
  if (key === 'Enter' || key === ' ') return mark === null ? null : { kind: 'open', mark };
  if (key === '+' || key === '=' || key === '-') {
    const atMs = mark === null ? middleMs : Math.min(view.toMs, Math.max(view.fromMs, (mark.fromMs + mark.toMs) / 2));
    return { kind: 'zoom', factor: key === '-' ? 'out' : 'in', atMs };
  }
  if (key === '0') return zoomed ? { kind: 'show', view: null } : null;
  if (key === 'Escape') {
    if (reading !== null) return { kind: 'read', reading: null };
    return zoomed ? { kind: 'show', view: null } : null;
  }
  const next = moveReading(lanes, reading, key);
  if (next !== undefined) return { kind: 'read', reading: next };
  const step = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : null;
  const lane = lanes[reading?.lane ?? -1];
  const beyond = step === null || lane === undefined ? null : findBeyond(lane, view, step);
  if (beyond === null || reading === null) return null;
  const shown = panTo(view, step === 1 ? beyond.fromMs : beyond.toMs, whole);
  return { kind: 'show', view: shown, reading: { lane: reading.lane, atMs: beyond.fromMs } };
}
