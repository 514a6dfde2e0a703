import type { Session } from '@/lib/domain/session.ts';

type Answer<T> = T | Promise<T>;

/**
 * The rows of the list by place and by key, wherever they are kept. Every answer may be a promise: the rows may live in
 * a worker, and the page may hold but a window of them.
 */
export type RowSource = {
  /** Rows shown: filtered and sorted. */
  count: number;
  /** Null beyond the ends. */
  keyAt: (index: number) => Answer<string | null>;
  /** Place among the rows shown, -1 for none. */
  indexOf: (key: string) => Answer<number>;
  /** Keys of the rows shown from one place to another, both included, in either direction. */
  keysBetween: (from: number, to: number) => Answer<readonly string[]>;
  /** How many of the keys are of rows shown. */
  countShown: (keys: ReadonlySet<string>) => Answer<number>;
  /** The sessions of the keys, those shown first and in their order, then others that are known; no more for a key. */
  find: (keys: ReadonlySet<string>) => Answer<readonly Session[]>;
  /** Known sessions, shown or not, whose name or id contains a text in any case; at most `limit`. */
  search: (text: string, limit: number) => Answer<readonly Session[]>;
};

/** Over rows that the page has in full; `known` are all of the window, whether they pass the filters or not. */
export function toRowSource(rows: readonly Session[], known: readonly Session[]): RowSource {
  let places: ReadonlyMap<string, number> | null = null;
  const place = (key: string): number => {
    places ??= new Map(rows.map((row, index) => [row.key, index]));
    return places.get(key) ?? -1;
  };
  return {
    count: rows.length,
    keyAt: (index) => (index < 0 ? null : (rows[index]?.key ?? null)),
    indexOf: place,
    keysBetween: (from, to) =>
      rows.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1).map((row) => row.key),
    countShown(keys) {
      let shown = 0;
      for (const key of keys) if (place(key) >= 0) shown += 1;
      return shown;
    },
    find: (keys) => [
      ...rows.filter((row) => keys.has(row.key)),
      ...known.filter((session) => keys.has(session.key) && place(session.key) < 0),
    ],
    search(text, limit) {
      const wanted = text.toLowerCase();
      const found: Session[] = [];
      for (const session of known) {
        if (found.length === limit) break;
        const named = session.name?.toLowerCase().includes(wanted) === true;
        if (named || session.id.toLowerCase().includes(wanted)) found.push(session);
      }
      return found;
    },
  };
}
