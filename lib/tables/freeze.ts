import { toBounds } from '../domain/time-range.ts';
import type { TimeWindow } from '../filters/filter.ts';

/**
 * A window with fixed ends, as it is at `nowMs` (epoch milliseconds): what a link shows tomorrow as today. All time ends
 * now; a window that is fixed already stays. Whole seconds, so that the link is short; the end is rounded up.
 */
export function freezeWindow(window: TimeWindow, nowMs: number): TimeWindow {
  if (window.kind === 'absolute') return window;
  const toMs = Math.ceil(nowMs / 1000) * 1000;
  const { fromMs } = toBounds(window, toMs);
  const toIso = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);
  return { kind: 'absolute', from: toIso(fromMs), to: toIso(toMs) };
}
