const MAX_LISTS = 20;

/** Where each list, known by its query, was scrolled to. Lasts as long as the tab's page does. */
const offsets = new Map<string, number>();

export function saveOffset(query: string, offset: number): void {
  offsets.delete(query);
  offsets.set(query, offset);
  for (const oldest of [...offsets.keys()].slice(0, -MAX_LISTS)) offsets.delete(oldest);
}

/** Pixels from the top; 0 for a list not seen before. */
export function findOffset(query: string): number {
  return offsets.get(query) ?? 0;
}

const CAME_FROM_LIST = 'sparktally-from-list';
const LIST_SEARCH = 'sparktally-list-search';

/**
 * Tells the session page at `href` that the list is one step back, so that its way back restores filter and scroll, and
 * which list that was: `search` is the query string of its address.
 */
export function rememberOpened(href: string, search: string | null = location.search): void {
  try {
    sessionStorage.setItem(CAME_FROM_LIST, href);
    if (search !== null) sessionStorage.setItem(LIST_SEARCH, search);
  } catch {
    // Storage may be forbidden: the way back then leads to the plain list.
  }
}

/** The query string of the list that the session page at `href` was opened from; null where it was opened otherwise. */
export function findListSearch(href: string): string | null {
  try {
    return sessionStorage.getItem(CAME_FROM_LIST) === href ? sessionStorage.getItem(LIST_SEARCH) : null;
  } catch {
    return null;
  }
}
