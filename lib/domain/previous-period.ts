import { tz } from '@date-fns/tz';
import { addDays } from 'date-fns';
import type { Bounds } from './time-range.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A window of days that the clocks change within is off by their change. */
const CLOCK_CHANGE_MS = 2 * HOUR_MS;

/**
 * The stretch before a window that is as many calendar days of a zone long, and never overlaps it; a window of some hours
 * is compared with the same hours of the day before. A window without an end ends now. Null where it has no beginning.
 */
export function toPreviousBounds({ fromMs, toMs }: Bounds, nowMs: number, zone: string): Bounds | null {
  const endMs = Number.isFinite(toMs) ? toMs : nowMs;
  if (!Number.isFinite(fromMs) || endMs <= fromMs) return null;
  const days = Math.max(1, Math.ceil((endMs - fromMs - CLOCK_CHANGE_MS) / DAY_MS));
  const back = (ms: number) => addDays(ms, -days, { in: tz(zone) }).getTime();
  return { fromMs: back(fromMs), toMs: Math.max(back(fromMs) + 1, Math.min(fromMs, back(endMs))) };
}
