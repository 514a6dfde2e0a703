import type { SessionTotals } from '../../cost/totals.ts';
import type { Session } from '../../domain/session.ts';
import type { Facet, FacetField } from '../../filters/facets.ts';
import type { FieldName } from '../../filters/field.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import type { Timeline } from '../../filters/timeline.ts';
import type { SeedRow } from '../session-rows.ts';
import type { StreamSnapshot } from '../session-stream.ts';

/** What a page wants to know of the sessions of a window. */
export type ListQuery = {
  filters: SessionFilters;
  /** Fields of which the values are to be counted. */
  facets: readonly FacetField[];
  /** Stretches of the timeline; 0 for none. */
  stretches: number;
  /** The list stays as it is now, whatever arrives. */
  held: boolean;
  /** The same for a moment, for whoever reads or picks something; not while the list is still coming in. */
  resting: boolean;
};

/** A row that stood at a place when the page was drawn. */
export type Anchor = { key: string; index: number };

/** The rows that a page draws, and where else it looks. `anchor`: the row that must not move. */
export type ListWindow = { from: number; to: number; anchor: Anchor | null; keys: readonly string[] };

/** How the list as a whole stands, without its rows. */
export type ListInfo = Omit<StreamSnapshot, 'sessions' | 'unconfirmed'> & {
  /** Rows of the time window, before the filters. */
  known: number;
  /** Rows that the present connection has not sent yet. */
  unconfirmed: number;
};

/** A row with a number of its own: the same number is the same row, unchanged. */
export type NumberedRow = { id: number; session: Session; unconfirmed: boolean };

export type RowsAnswer = {
  /** The number of the query that is answered. */
  asked: number;
  info: ListInfo;
  /** Rows that pass. */
  count: number;
  /** Left out because a field that the filter needs has not arrived yet. */
  undecided: number;
  /** Left out because AWS does not report a field that the filter needs. */
  notReported: number;
  /** Rows that came since the query was asked, once the list had been whole. */
  arrived: number;
  /** The stretch that was handed over, as far as there are rows in it. */
  from: number;
  to: number;
  rows: readonly NumberedRow[];
  /** Rows outside of it that were asked for by key, such as the one with the focus, and where they stand. */
  others: readonly { index: number; row: NumberedRow }[];
  /** Where the rows stand that were asked for by key; those that do not pass are absent. */
  places: ReadonlyMap<string, number>;
};

export type ListSums = {
  asked: number;
  totals: SessionTotals;
  facets: Partial<Record<FacetField, Facet>>;
  timeline: Timeline | null;
  /** Where no row passes: how many would without each of the filters. */
  without: readonly { field: FieldName; count: number }[];
};

/** What can be asked of a list once. */
export type Question =
  | { kind: 'keys'; from: number; to: number }
  | { kind: 'place'; key: string }
  /** How many of the keys are of rows that pass. */
  | { kind: 'shown'; keys: readonly string[] }
  /** Those that pass first, in their order. */
  | { kind: 'rows'; keys: readonly string[] }
  | { kind: 'find'; text: string; most: number };

export type Answers = {
  keys: readonly string[];
  place: number;
  shown: number;
  rows: readonly Session[];
  find: readonly Session[];
};

export type ToWorker =
  /** `first`: rows that came with the page itself; empty once something was heard of the list. */
  | {
      type: 'watch';
      view: number;
      asked: number;
      query: ListQuery;
      window: ListWindow;
      first: readonly SeedRow[];
    }
  | { type: 'window'; view: number; window: ListWindow }
  /** Another row that must not move, or another place of it, with the rows that the page has by now; nothing is answered. */
  | { type: 'anchor'; view: number; window: ListWindow }
  | { type: 'ask'; view: number; id: number; question: Question }
  | { type: 'reconnect'; view: number }
  | { type: 'close'; view: number }
  | { type: 'tag-keys'; id: number }
  | { type: 'visible'; visible: boolean }
  | { type: 'leave' };

export type FromWorker =
  | { type: 'rows'; view: number; answer: RowsAnswer }
  | { type: 'sums'; view: number; sums: ListSums }
  | { type: 'answer'; id: number; answer: unknown };
