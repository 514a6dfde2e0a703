/** What was met and done at the opening, for the log and for the page to tell. */
export type OpenReport = {
  file: string;
  /** 0 for a new file. */
  fromSchema: number;
  schema: number;
  /** The damaged files that were found and set aside, and that a new history was begun; null when all was well. */
  corrupt: { movedTo: string } | null;
  /** The copy made before migrating; null where nothing was migrated. */
  backup: string | null;
  /** The latest moment anything was put with, epoch ms; 0 for an empty one. No clock of a writer may go behind it. */
  newestMs: number;
};
