import { tzOffset } from '@date-fns/tz';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A stretch in which a zone's clock runs without a change, `offsetMs` ahead of UTC. */
export type SteadyStretch = { fromMs: number; toMs: number; offsetMs: number };

function toOffsetMs(ms: number, zone: string): number {
  return tzOffset(zone, new Date(ms)) * 60_000;
}

/** The first full hour of UTC after which the offset is no longer that of `fromMs`; there is one up to `toMs`. */
function findChange(fromMs: number, toMs: number, zone: string): number {
  const offsetMs = toOffsetMs(fromMs, zone);
  let ms = fromMs;
  while (ms < toMs && toOffsetMs(ms, zone) === offsetMs) ms += HOUR_MS;
  return Math.min(ms, toMs);
}

/**
 * Parts a stretch of whole hours of UTC (epoch ms) where a zone's clock is changed. A change inside an hour counts from
 * the next one on: both lie in the same day.
 */
export function toSteadyStretches(fromMs: number, toMs: number, zone: string): SteadyStretch[] {
  const stretches: SteadyStretch[] = [];
  let startMs = fromMs;
  for (let ms = fromMs; ms < toMs; ) {
    const next = Math.min(ms + DAY_MS, toMs);
    if (toOffsetMs(next, zone) === toOffsetMs(ms, zone)) {
      ms = next;
      continue;
    }
    const changeMs = findChange(ms, next, zone);
    stretches.push({ fromMs: startMs, toMs: changeMs, offsetMs: toOffsetMs(startMs, zone) });
    startMs = changeMs;
    ms = changeMs;
  }
  if (startMs < toMs) stretches.push({ fromMs: startMs, toMs, offsetMs: toOffsetMs(startMs, zone) });
  return stretches;
}
