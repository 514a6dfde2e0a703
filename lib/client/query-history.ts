import * as z from 'zod/mini';
import { MAX_QUERY_TEXT_CHARS } from '../filters/query-text.ts';

const KEY = 'sparktally-query-history';

/** How many queries are kept. */
export const MAX_QUERIES = 20;

const stored = z.array(z.string().check(z.minLength(1), z.maxLength(MAX_QUERY_TEXT_CHARS)));

/** The last queries of this browser, newest first. What an older version, or somebody else, has written is no history. */
export function readHistory(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const parsed = stored.safeParse(JSON.parse(storage.getItem(KEY) ?? '[]'));
    return parsed.success ? [...new Set(parsed.data)].slice(0, MAX_QUERIES) : [];
  } catch {
    return [];
  }
}

/** Puts a query in front, where it stands once. Storage may be full or forbidden: then there is no history. */
export function rememberQuery(storage: Pick<Storage, 'getItem' | 'setItem'>, written: string): void {
  const query = written.trim();
  if (query === '' || query.length > MAX_QUERY_TEXT_CHARS) return;
  const others = readHistory(storage).filter((other) => other !== query);
  try {
    storage.setItem(KEY, JSON.stringify([query, ...others].slice(0, MAX_QUERIES)));
  } catch {
    // Told by its absence only: a history is a convenience.
  }
}

export function forgetQueries(storage: Pick<Storage, 'removeItem'>): void {
  try {
    storage.removeItem(KEY);
  } catch {
    // Where storage is forbidden, nothing was kept.
  }
}
