/** A named list of sessions as the history keeps it. Times are epoch milliseconds. */
export type StoredView = {
  id: string;
  name: string;
  /** What may stand once alone: the name as nobody could tell it from another. */
  nameKey: string;
  query: string;
  isDefault: boolean;
  revision: number;
  createdMs: number;
  changedMs: number;
};

/** What is to be another; left out stays as it is. */
export type ViewChange = {
  name?: { name: string; nameKey: string } | undefined;
  query?: string | undefined;
  isDefault?: boolean | undefined;
  /** The one the caller has seen; any other is not overwritten. Left out, the last one wins. */
  revision?: number | undefined;
  changedMs: number;
};

/** Why a view was not put: another has the name, there are too many, it changed meanwhile, or there is none. */
export type ViewRefusal = 'name-taken' | 'too-many' | 'changed' | 'unknown';

export type ViewOutcome = { view: StoredView } | { refused: ViewRefusal };
