import { mkdirSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import type { WholeReading } from '../messages.ts';
import { noteDamage } from './clean-end.ts';
import { copyOut } from './copy-out.ts';
import { INTEGRITY_CHECK } from './dialect.ts';
import { identify } from './presence.ts';
import { toHistoryError } from './to-history-error.ts';

const BUSY_MS = 5_000;

/** Fails where the whole is not what it was, also what quick_check does not compare, such as an index with its table. */
export function checkWhole(database: DatabaseSync, file: string): void {
  if (database.prepare(INTEGRITY_CHECK).get()?.integrity_check === 'ok') return;
  throw new HistoryError('corrupt', `The history ${file} is damaged.`);
}

/** A copy may not take the room that the history itself grows into. */
function checkRoom(file: string, path: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = statfsSync(folder, { bigint: true });
  const { size } = statSync(file, { bigint: true });
  if (bavail * bsize >= 2n * size) return;
  throw new HistoryError(
    'disk_full',
    `There is no room for a copy in ${folder}: it takes ${size / 1_000_000n} MB, and as much again is left to the history.`,
  );
}

/** Copies a history or reads it through, beside the connection that writes. Fails with a HistoryError. */
export function readWhole({ file, identity, copyTo }: WholeReading): void {
  // Not `deleted`: the connection that holds the file finds that out at its next change, and saves what it holds.
  if (identify(file) !== identity)
    throw new HistoryError('unavailable', `The history ${file} is not the one that was opened.`);
  if (copyTo !== null) checkRoom(file, copyTo);
  const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS, allowExtension: false, defensive: true });
  try {
    if (copyTo === null) checkWhole(database, file);
    else copyOut(database, copyTo);
  } catch (error) {
    const ours = toHistoryError(error, file);
    if (ours.kind === 'corrupt') noteDamage(file);
    throw ours;
  } finally {
    database.close();
  }
}
