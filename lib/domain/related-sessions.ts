import type { Phase } from './phase.ts';
import type { Session } from './session.ts';

/** Sessions that share a value with one, itself left out; `sessions` are the newest of them, at most 5. */
export type RelatedGroup = { total: number; live: number; sessions: Session[] };

/** `GET /api/sessions/{…}/related`. Null where the session has no such value, or nobody knows it. */
export type RelatedSessions = {
  asOf: string;
  /** Whether what is known is all there is. */
  complete: boolean;
  owner: RelatedGroup | null;
  scope: RelatedGroup | null;
  name: RelatedGroup | null;
};

/** What a step to another session needs to be told of it. */
export type Neighbour = { href: string; id: string; name: string | null; phase: Phase };

/**
 * `GET /api/sessions/{…}/neighbours`: what stands before and after a session in a list of given filters and order. `index`
 * counts from 0, and is null where the session is none of that list; its neighbours are then those between which it would stand.
 */
export type Neighbours = {
  index: number | null;
  total: number;
  complete: boolean;
  previous: Neighbour | null;
  next: Neighbour | null;
};
