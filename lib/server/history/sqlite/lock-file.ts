import { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import { HOLD_LOCK } from './dialect.ts';
import { toHistoryError } from './to-history-error.ts';

/**
 * Holds `<file>.lock`, an empty SQLite database, in an exclusive transaction. The system lets go of it when the process
 * ends, also by SIGKILL; the file stays, since deleting it would let two processes hold two of the same name.
 */
export function openLockFile(file: string, waitMs: number): { release(): void } {
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(`${file}.lock`, { timeout: waitMs });
    lock.exec(HOLD_LOCK);
    const held = lock;
    return { release: () => held.close() };
  } catch (error) {
    lock?.close();
    const ours = toHistoryError(error, file);
    if (ours.kind !== 'busy') throw ours;
    throw new HistoryError('in_use', `The history ${file} is in use by another Sparktally, and takes one at a time.`);
  }
}
