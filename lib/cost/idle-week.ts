import { endOfBucket, startOfBucket } from '../domain/calendar.ts';
import type { Bounds } from '../domain/time-range.ts';

const HOUR_MS = 3_600_000;
const HOURS_OF_WEEK = 168;

/** Longer than any service lets a session idle; what claims more is drawn in the week that it began with. */
const MOST_HOURS = 24 * 62;

/** Full hours of the zones in use begin at one of these by UTC. */
const QUARTER_MS = HOUR_MS / 4;

type HourOfWeek = { idleMs: number; amount: number };

/** The idle time of each of the 168 hours of a week in a zone, Monday's first hour first; `amount` for drawing. */
export type IdleWeek = {
  add(spell: Bounds, amountPerMs: number): void;
  hours(): readonly HourOfWeek[];
};

/** An empty week; the zone is an IANA one. */
export function openIdleWeek(tz: string): IdleWeek {
  const hours = Array.from({ length: HOURS_OF_WEEK }, (): HourOfWeek => ({ idleMs: 0, amount: 0 }));
  const placeOf = openPlaces(tz);
  return {
    add({ fromMs, toMs }, amountPerMs) {
      let atMs = fromMs;
      for (let hour = 0; atMs < toMs && hour < MOST_HOURS; hour += 1) {
        const { endMs, index } = placeOf(atMs);
        const untilMs = Math.min(toMs, endMs);
        const place = hours[index];
        if (place !== undefined) {
          place.idleMs += untilMs - atMs;
          place.amount += (untilMs - atMs) * amountPerMs;
        }
        atMs = untilMs;
      }
    },
    hours: () => hours,
  };
}

type Place = { endMs: number; index: number };

/**
 * Where a moment lies in the week, and when its hour ends. The calendar takes long to be asked, and sessions of the same
 * weeks ask for the same hours again and again: what holds for a whole quarter of an hour is kept.
 */
function openPlaces(tz: string): (ms: number) => Place {
  const known = new Map<number, Place>();
  return (ms) => {
    const quarter = Math.floor(ms / QUARTER_MS);
    const kept = known.get(quarter);
    if (kept !== undefined) return kept;
    const place = { endMs: endOfBucket(ms, 'hour', tz), index: hourOfWeek(ms, tz) };
    // Zones of long ago were off by minutes and seconds: there an hour may end within the quarter.
    const startMs = quarter * QUARTER_MS;
    if (startOfBucket(ms, 'hour', tz) <= startMs && place.endMs >= startMs + QUARTER_MS) known.set(quarter, place);
    return place;
  };
}

function hourOfWeek(ms: number, tz: string): number {
  // By elapsed hours of the day, so that a day with a changed clock has its own places and no more.
  const day = startOfBucket(ms, 'day', tz);
  const days = Math.round((day - startOfBucket(ms, 'week', tz)) / (24 * HOUR_MS));
  return Math.min(HOURS_OF_WEEK - 1, days * 24 + Math.min(23, Math.floor((ms - day) / HOUR_MS)));
}
