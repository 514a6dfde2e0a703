import { hashWords } from './random.ts';
import { openRhythm, type Profile } from './rhythm.ts';

export const DAY_MS = 86_400_000;
const HISTORY_DAYS = 90;
const RECENT_MS = 70 * 60_000;
/** In one parent of so many a session has just begun to start. */
const JUST_STARTED = 6;
const LEFT_BEHIND_MS = 30 * 3_600_000;

/** Which part of a stream's life a session was born in; it decides how it lives (see life.ts). */
export type Era = 'history' | 'recent' | 'arrival';

/**
 * The sessions of one parent (application, workgroup, Glue in a region) in order of creation. Nothing is stored: the place in the
 * stream decides everything about a session, and places are never reused, so a cursor stays good while new sessions arrive.
 */
export type Stream = {
  readonly number: number;
  readonly seed: number;
  /** The place of a session that was left alone on its defaults about a day before the start; null: there is none. */
  readonly leftBehind: number | null;
  /** How many sessions exist at that time: their places are 0 … size − 1, oldest first. */
  sizeAt(nowMs: number): number;
  createdMs(index: number): number;
  eraOf(index: number): Era;
  /** The first place whose session was created after that time; sizeAt(nowMs) when there is none. */
  firstAfter(ms: number, nowMs: number): number;
};

export type StreamOptions = {
  number: number;
  seed: number;
  startMs: number;
  /** Sessions at the start. */
  count: number;
  /** How many of them were created in the last hours and are likely to live still. */
  recent: number;
  profile: Profile;
  /** How long before the start the parent stopped taking sessions; 0 while it is in use. */
  quietMs: number;
  /** Time between two arrivals after the start, and from the start to the first one; null: none arrive. */
  arrivals: { everyMs: number; firstMs: number } | null;
};

export function openStream(options: StreamOptions): Stream {
  const { number, seed, startMs, count, arrivals } = options;
  const recent = options.quietMs > 0 ? 0 : Math.min(options.recent, count);
  const past = count - recent;
  const historyEndMs = startMs - Math.max(options.quietMs, RECENT_MS);
  const rhythm = openRhythm(options.profile, startMs - HISTORY_DAYS * DAY_MS, historyEndMs);
  const jitter = (index: number): number => hashWords(seed, number, index, 0x6a) / 4294967296;

  const createdMs = (index: number): number => {
    if (index < past) return rhythm.timeAt((index + jitter(index)) / past);
    if (index < count) {
      // Denser towards the start, so that some sessions are minutes old when one begins to watch.
      if (index === count - 1 && number % JUST_STARTED === 0) return startMs - 6_000 - number * 1_300;
      const left = 1 - (index - past + jitter(index)) / recent;
      return Math.floor(startMs - 10_000 - (RECENT_MS - 10_000) * left ** 1.6);
    }
    if (arrivals === null) return Number.POSITIVE_INFINITY;
    const turn = index - count;
    return (
      startMs +
      arrivals.firstMs +
      turn * arrivals.everyMs +
      Math.floor(jitter(index) * Math.min(4_000, arrivals.everyMs * 0.04))
    );
  };

  const sizeAt = (nowMs: number): number => {
    if (nowMs < startMs) return firstAfterWithin(nowMs, count);
    if (arrivals === null) return count;
    const turns = Math.floor((nowMs - startMs - arrivals.firstMs) / arrivals.everyMs);
    if (turns < 0) return count;
    return count + turns + (createdMs(count + turns) <= nowMs ? 1 : 0);
  };

  const firstAfterWithin = (ms: number, size: number): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (createdMs(middle) > ms) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const leftBehind =
    recent > 0 && past > 0 ? Math.min(past - 1, firstAfterWithin(startMs - LEFT_BEHIND_MS, past)) : null;

  return {
    number,
    seed,
    leftBehind,
    sizeAt,
    createdMs,
    eraOf: (index) => (index < past ? 'history' : index < count ? 'recent' : 'arrival'),
    firstAfter: (ms, nowMs) => firstAfterWithin(ms, sizeAt(nowMs)),
  };
}
