import type { Gap } from './store.ts';

/** Alike sweeps no further apart than this are kept as one stretch of observation. */
export const RUN_MS = 120_000;

export type Observed = { startedMs: number; endedMs: number };

/**
 * The gaps between stretches of observation, in order of their start, cut to what was asked for. Time before the first
 * stretch is none: the history begins there. Stretches may overlap, as when the clock stepped back.
 */
export function toGaps(stretches: readonly Observed[], fromMs: number, toMs: number, patienceMs: number): Gap[] {
  const gaps: Gap[] = [];
  const patience = Math.max(patienceMs, RUN_MS);
  const add = (start: number, end: number, open: boolean) => {
    const gap = { fromMs: Math.max(start, fromMs), toMs: Math.min(end, toMs), open };
    if (end - start > patience && gap.toMs > gap.fromMs) gaps.push(gap);
  };
  let seenUntil: number | null = null;
  for (const { startedMs, endedMs } of stretches) {
    if (seenUntil !== null) add(seenUntil, startedMs, false);
    seenUntil = Math.max(seenUntil ?? endedMs, endedMs);
  }
  if (seenUntil !== null) add(seenUntil, toMs, true);
  return gaps;
}
