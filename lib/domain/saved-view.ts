/** What a view may take. The query leaves room in an address of 4,096 characters. */
export const VIEW_NAME_CHARS_MAX = 100;
export const VIEW_QUERY_CHARS_MAX = 4_000;
export const VIEWS_MAX = 200;

/**
 * A list of sessions that somebody gave a name: the query of the page, with its filters, columns and density. It is a
 * link: `href` leads to it. Times are ISO-8601 UTC.
 */
export type SavedView = {
  id: string;
  name: string;
  /** Empty, or a question mark and the query as it was when saved. */
  query: string;
  /** Whether the page shows it where its address asks for nothing; at most one does. */
  isDefault: boolean;
  /** Grows with every change, so that a change of what somebody else changed meanwhile is refused. */
  revision: number;
  createdAt: string;
  changedAt: string;
  href: string;
};

/** The answer of `GET /api/views`, by name. */
export type SavedViews = { views: readonly SavedView[] };

/** A name as it is kept: without blanks around it, and with one where there were several. */
export function toViewName(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** What two names have in common that nobody could tell apart. */
export function toViewNameKey(name: string): string {
  return toViewName(name).normalize('NFKC').toLowerCase();
}
