import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import { number } from '../rows.ts';
import { COUNT_SESSIONS } from '../statements.ts';
import { copyOut, toDisk } from './copy-out.ts';
import { INTEGRITY_CHECK, LIST_TABLES } from './dialect.ts';
import { openLockFile } from './lock-file.ts';
import { refuseUnknown } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { createPrivate, setAside, toRealFile, toStamp } from './open-file.ts';
import { toHistoryError } from './to-history-error.ts';

export type Restored = { file: string; sessions: number; setAside: string | null };

/** Opens a copy to read from it alone. Fails where it is damaged, not ours, or of a newer version. */
function openCopy(copy: string): DatabaseSync {
  if (!existsSync(copy)) throw new HistoryError('unavailable', `There is no file ${copy}.`);
  const database = new DatabaseSync(copy, { readOnly: true });
  try {
    if (database.prepare(INTEGRITY_CHECK).get()?.integrity_check !== 'ok')
      throw new HistoryError('corrupt', `The copy ${copy} is damaged.`);
    if (
      !database
        .prepare(LIST_TABLES)
        .all()
        .some(({ name }) => name === 'schema_migrations')
    )
      throw new HistoryError('foreign', `${copy} is a database, but not a history of Sparktally's.`);
    refuseUnknown(database, MIGRATIONS, copy);
    return database;
  } catch (error) {
    database.close();
    throw toHistoryError(error, copy);
  }
}

/**
 * Puts a copy in the place of the history. What is there is renamed, never deleted. Refused while a process holds the
 * history, and where the copy could not be opened afterwards. Fails with a HistoryError, and then nothing has changed.
 */
export function restoreHistory(copy: string, path: string, nowMs: number): Restored {
  const file = toRealFile(path);
  if (resolve(copy) === file) throw new HistoryError('invalid', `${copy} is the history itself.`);
  const database = openCopy(copy);
  try {
    createPrivate(`${file}.lock`);
    const lock = openLockFile(file, 0);
    try {
      const sessions = number(database.prepare(COUNT_SESSIONS).get() ?? {}, 'count');
      const incoming = `${file}.restoring-${toStamp(nowMs)}`;
      copyOut(database, incoming);
      const before = existsSync(file) ? `${file}.replaced-${toStamp(nowMs)}` : null;
      if (before !== null) setAside(file, before);
      try {
        setAside(incoming, file);
      } catch (error) {
        if (before !== null) setAside(before, file);
        throw error;
      }
      toDisk(dirname(file));
      return { file, sessions, setAside: before };
    } finally {
      lock.release();
    }
  } catch (error) {
    throw toHistoryError(error, file);
  } finally {
    database.close();
  }
}
