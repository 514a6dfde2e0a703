import type { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { SourceStatus } from '../domain/source.ts';
import type { PackedRow } from './pack-row.ts';

/** Rows of one source; a session met again carries newer data, by `key` the last one wins. */
export type PageFrame = { type: 'page'; source: string; sessions: Session[]; stale: boolean };

/**
 * A page with `form=packed`, for our own pages. `values` are new ones that rows share, numbered on from `from`; 0 begins
 * anew. A reader has them for each source by itself, and for as long as its connection lasts.
 */
export type PackedFrame = {
  type: 'packed';
  source: string;
  stale: boolean;
  from: number;
  values: unknown[];
  rows: PackedRow[];
};

/** What comes with the page of a list: rows, packed as in a stream. */
export type FirstFrame = PackedFrame | PageFrame;

/** How one source stands. It is `ok` only when every part arrived. */
export type SourceFrame = {
  type: 'source';
  source: string;
  demo: boolean;
  status: SourceStatus;
  rows: number;
  parts: { done: number; of: number; failed: number };
  details: { done: number; of: number; failed: number };
  fetchedAt: string | null;
  problem?: Problem;
};

/** Rows that no longer match, or no longer exist. */
export type RemoveFrame = { type: 'remove'; keys: string[] };

/** Every 15 s, so that a silent stream and a dead one differ. */
export type BeatFrame = { type: 'beat' };

/** Closes a sweep. A stream that ends without one was truncated. */
export type EndFrame = { type: 'end'; complete: boolean; count: number; undecided: number; asOf: string };

export type Frame = PageFrame | SourceFrame | RemoveFrame | BeatFrame | EndFrame;
