import type { Session } from '../domain/session.ts';
import type { ApplicationSetup, CommandPlace, SessionSetup } from '../domain/session-setup.ts';
import type { Bounds } from '../domain/time-range.ts';
import type { Idler } from './idle-portion.ts';
import type { PriceBook } from './price-book.ts';

/** A session with what is known of its idling and how it was set up. */
export type RadarSubject = Idler & { setup: SessionSetup | null; place: CommandPlace };
export type RadarApplication = { setup: ApplicationSetup; place: CommandPlace };

/** What is looked at, and how. */
export type RadarQuestion = {
  book: PriceBook;
  bounds: Bounds;
  nowMs: number;
  /** Whether the subjects are all there are. */
  complete: boolean;
};

export type RadarInput = RadarQuestion & {
  subjects: Iterable<RadarSubject>;
  /** Everything that is known within the range: it tells who shares a role, and what releases there are. */
  population: Iterable<Session>;
  applications: readonly RadarApplication[];
};
