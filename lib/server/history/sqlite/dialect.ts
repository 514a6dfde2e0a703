import type { HistoryErrorKind } from '../history-error.ts';

/** What only SQLite knows. Everything else it is asked stands in statements.ts. */

/**
 * FULL: what was acknowledged survives the loss of power, not only of the process. trusted_schema OFF: a database that
 * somebody else wrote cannot call functions by its views and triggers. A session takes two to three KB, of which the
 * usual page of four holds one and wastes the rest; a database that exists keeps the size it has.
 */
export const SETTINGS = `
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA wal_autocheckpoint = 1000;
  PRAGMA journal_size_limit = 67108864;`;

export const BEGIN = 'BEGIN IMMEDIATE';
export const COMMIT = 'COMMIT';
export const ROLLBACK = 'ROLLBACK';
/** Nothing is ever written there, so its journal need not be a file. */
export const HOLD_LOCK = 'PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE';
export const QUICK_CHECK = 'PRAGMA quick_check(1)';
export const INTEGRITY_CHECK = 'PRAGMA integrity_check(1)';
export const COPY_INTO = 'VACUUM INTO ?';
/**
 * So that the journal does not grow, and at the end the file alone is the whole. What somebody reads meanwhile stays in
 * use and is left for the next time: to wait for it would hold up everybody.
 */
export const toCheckpoint = (busyMs: number) =>
  `PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = ${Math.floor(busyMs)}`;
export const LIST_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

export const CREATE_MIGRATIONS = `CREATE TABLE IF NOT EXISTS schema_migrations (
  version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_ms INTEGER NOT NULL) STRICT`;
export const LIST_MIGRATIONS = 'SELECT version, checksum FROM schema_migrations ORDER BY version';
export const PUT_MIGRATION = 'INSERT INTO schema_migrations (version, name, checksum, applied_ms) VALUES (?, ?, ?, ?)';

/** Files that belong to a database beside the one that is named. */
export const COMPANIONS = ['-wal', '-shm'];

/** By SQLite's primary result code, https://sqlite.org/rescode.html */
const KINDS: ReadonlyMap<number, [HistoryErrorKind, string]> = new Map([
  [5, ['busy', 'is locked by another program']],
  [6, ['busy', 'is locked by another program']],
  [8, ['read_only', 'may not be written']],
  [10, ['io', 'could not be read or written: the disk reports an error']],
  [11, ['corrupt', 'is damaged']],
  [13, ['disk_full', 'could not be written: the disk is full']],
  [14, ['unavailable', 'could not be opened']],
  [19, ['invalid', 'refuses the change: it names a session that is not kept, or a value is missing']],
  [26, ['corrupt', 'is no database, or is damaged']],
]);

/** What an error of SQLite's means, and how the sentence about the file goes on. */
export function explainCode(errcode: number): [HistoryErrorKind, string] {
  return KINDS.get(errcode & 0xff) ?? ['failed', `could not be worked with (SQLite's code ${errcode})`];
}
