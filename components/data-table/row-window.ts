/** The rows of a list as a page knows them: all by their number, and those around what is in view by themselves. */
export type RowWindow<Row> = {
  count: number;
  /** Null for a row that has not come yet. */
  rowAt: (index: number) => Row | null;
  isUnconfirmed: (index: number) => boolean;
  /** The place of a row that is here or was asked for; -1 for another. Another function for every other list of rows. */
  placeOf: (key: string) => number;
};

/** What is in view, the row that must not move, and the rows whose places matter wherever they are. */
export type Look = (
  from: number,
  to: number,
  more: { anchor: { key: string; index: number } | null; keys: readonly string[] },
) => void;
