import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import { copyOut } from './copy-out.ts';
import { toStamp } from './open-file.ts';

/** Of the file that lies there; null where none does. */
export function identify(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}

/**
 * SQLite writes on happily into a file that was deleted, and all of it is gone with the process. The check fails then,
 * for good. What was acknowledged before is still in the open file and is written out once: to the old place where
 * nothing is, so that the next opening finds it, else beside it.
 */
export function openPresence(database: DatabaseSync, file: string, now: () => number): () => void {
  const opened = identify(file);
  let problem: HistoryError | null = null;
  return () => {
    if (problem !== null) throw problem;
    const found = identify(file);
    if (found === opened) return;
    const copy = found === null ? file : `${file}.rescued-${toStamp(now())}`;
    let rescued = true;
    try {
      copyOut(database, copy);
    } catch {
      rescued = false;
    }
    problem = new HistoryError(
      'deleted',
      `The history ${file} was ${found === null ? 'deleted' : 'replaced'} while it was in use; ${
        rescued ? `all it held was written to ${copy}` : 'what it held could not be written out'
      }.`,
    );
    throw problem;
  };
}
