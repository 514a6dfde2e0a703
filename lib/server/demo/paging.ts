/** One page of a walk through places of a stream, newest first. `next` is where to go on; null at the end. */
export type Walk<Row> = { rows: Row[]; next: number | null };

/**
 * Reads places below `before`, newest first, down to `floor`, until `limit` rows are found. `read` gives null for a place that is
 * not wanted. Looks one wanted row further, so that a last page carries no token.
 */
export function walkNewestFirst<Row>(options: {
  before: number;
  floor: number;
  limit: number;
  read: (index: number) => Row | null;
}): Walk<Row> {
  const rows: Row[] = [];
  for (let index = options.before - 1; index >= options.floor; index--) {
    const row = options.read(index);
    if (row === null) continue;
    if (rows.length === options.limit) return { rows, next: index + 1 };
    rows.push(row);
  }
  return { rows, next: null };
}
