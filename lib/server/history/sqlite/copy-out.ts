import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import { COPY_INTO } from './dialect.ts';
import { createPrivate } from './open-file.ts';

/** A file or folder as it is now survives the loss of power. */
export function toDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes a consistent copy. The name is given to a whole copy only, after it is on disk. */
export function copyOut(database: DatabaseSync, path: string): void {
  if (existsSync(path)) throw new HistoryError('invalid', `A copy cannot be written to ${path}: there is a file.`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  // Only a copy of ours that was cut short can lie there.
  rmSync(partial, { force: true });
  createPrivate(partial);
  try {
    database.prepare(COPY_INTO).run(partial);
    toDisk(partial);
    renameSync(partial, path);
    toDisk(dirname(path));
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
