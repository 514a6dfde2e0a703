import type { FieldName, SortField } from './field.ts';

/** One alternative of a text or choice field. */
export type TextTerm = { op: 'is'; value: string };

/** A bound on a number (plain), a duration (seconds) or a time (epoch milliseconds). */
export type RangeTerm =
  | { op: '>' | '>=' | '<' | '<='; value: number }
  | { op: '='; value: number }
  | { op: '..'; from: number; to: number };

/** A tag: with a value, that key having that value; with null, any session that has the key. */
export type TagTerm = { op: 'tag'; key: string; value: string | null };

/** Rows that have no value: not reported, not set, no owner. */
export type NoneTerm = { op: 'none' };

export type Term = TextTerm | RangeTerm | TagTerm | NoneTerm;

/** `negated` turns the whole list round: none of the terms may hold. Several terms are alternatives. */
export type FieldFilter = { field: FieldName; negated: boolean; terms: readonly Term[] };

export const RELATIVE_RANGES = ['24h', '7d', '30d', '90d', 'all'] as const;
export type RelativeRange = (typeof RELATIVE_RANGES)[number];
export const DEFAULT_RANGE: RelativeRange = '30d';

/** ISO-8601 UTC bounds; either may be open. */
export type TimeWindow =
  | { kind: 'relative'; range: RelativeRange }
  | { kind: 'absolute'; from: string | null; to: string | null };

export type SortKey = { field: SortField; descending: boolean };

/** Newest first; what a query without `sort` means. */
export const DEFAULT_SORT: readonly SortKey[] = [{ field: 'created', descending: true }];

/** What every page URL and every API route shares. Fields in canonical order, each at most once. */
export type SessionFilters = {
  window: TimeWindow;
  fields: readonly FieldFilter[];
  sort: readonly SortKey[];
};

/** A part of a query that was not understood: dropped with a notice on a page, a 400 in the API. */
export type FilterProblem = { parameter: string; value: string; allowed: string };
