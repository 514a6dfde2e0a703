import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import { copyOut } from './copy-out.ts';
import { toStamp } from './open-file.ts';
import { toHistoryError } from './to-history-error.ts';

/** Of the file that lies there; null where none does. */
export function identify(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}

/**
 * SQLite writes on happily into a file that was deleted, and all of it is gone with the process. The check fails then,
 * for good. What was acknowledged before is still in the open file and is written out: to the old place where nothing
 * is, so that the next opening finds it, else beside it. While that cannot be done, such as on a full disk, the open
 * file is all there is: the check fails for that reason then, and tries again each time.
 */
export function openPresence(database: DatabaseSync, file: string, now: () => number): () => void {
  const opened = identify(file);
  let problem: HistoryError | null = null;
  return () => {
    if (problem !== null) throw problem;
    const found = identify(file);
    if (found === opened) return;
    const what = `The history ${file} was ${found === null ? 'deleted' : 'replaced'} while it was in use`;
    const copy = found === null ? file : `${file}.rescued-${toStamp(now())}`;
    try {
      copyOut(database, copy);
    } catch (error) {
      const { kind, message } = toHistoryError(error, copy);
      throw new HistoryError(kind, `${what}, and what it held could not be written out yet: ${message}`);
    }
    problem = new HistoryError('deleted', `${what}; all it held was written to ${copy}.`);
    throw problem;
  };
}
