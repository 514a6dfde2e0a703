/** Why the history is not kept just now, in the words of the store. */
export type HistoryProblem = { kind: string; message: string; hint: string | null };

/**
 * How the record of what AWS forgets stands. `opening`: not opened yet. `on`: everything seen is written. `off`: it could
 * not be opened, or was lost; the live view goes on. Times are ISO-8601 UTC.
 */
export type HistoryState = {
  status: 'opening' | 'on' | 'off';
  /** The database's path; null where none is used. */
  file: string | null;
  /** Since when anything is recorded; null where nothing is, or it is not known. */
  since: string | null;
  /** Sessions kept, those that AWS no longer tells of included; null where that is not known. */
  sessions: number | null;
  sizeBytes: number | null;
  /** The last change that is on disk. */
  writtenAt: string | null;
  /** Rows that wait to be written. */
  waiting: number;
  problem: HistoryProblem | null;
  /** When a failed opening or writing is tried again. */
  retryAt: string | null;
  /** The newest file beside it that was damaged, or replaced while in use, and was set aside for it. */
  setAside: string | null;
  /** Why a copy, the forgetting or the reading through did not succeed; the record itself goes on. */
  upkeepProblem: HistoryProblem | null;
  /** The newest copy. */
  backup: { path: string; at: string } | null;
  /** Days after which an ended session is forgotten; null keeps everything. */
  keepDays: number | null;
};
