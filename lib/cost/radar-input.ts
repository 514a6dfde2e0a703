import type { RadarIdle } from '../domain/radar.ts';
import type { Session } from '../domain/session.ts';
import type { ApplicationSetup, CommandPlace, SessionSetup } from '../domain/session-setup.ts';
import type { Bounds } from '../domain/time-range.ts';
import type { Idler } from './idle-portion.ts';
import type { PriceBook } from './price-book.ts';
import type { IdleReading } from './radar-sums.ts';

/** A session with what is known of its idling and how it was set up. */
export type RadarSubject = Idler & { setup: SessionSetup | null; place: CommandPlace };
export type RadarApplication = { setup: ApplicationSetup; place: CommandPlace };

export type RadarInput = {
  subjects: readonly RadarSubject[];
  /** Everything that is known within the range: it tells who shares a role, and what releases there are. */
  population: readonly Session[];
  applications: readonly RadarApplication[];
  book: PriceBook;
  bounds: Bounds;
  nowMs: number;
  /** Whether the subjects are all there are. */
  complete: boolean;
};

export type ReadIdle = (idler: Idler, of: RadarIdle['of']) => IdleReading;
