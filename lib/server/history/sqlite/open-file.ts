import { closeSync, existsSync, mkdirSync, openSync, realpathSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import { type Check, takeCleanEnd } from './clean-end.ts';
import { COMPANIONS, INTEGRITY_CHECK, LIST_TABLES, QUICK_CHECK, SETTINGS } from './dialect.ts';
import { toHistoryError } from './to-history-error.ts';

const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** The file where it really lies, so that two names of one file meet at one lock. Makes the folder. */
export function toRealFile(path: string): string {
  const file = resolve(path);
  mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
}

/**
 * Makes a file that only we may read; SQLite gives its companions the same mode. One that is there is not even opened:
 * to close a second descriptor of a file drops every lock that this process holds on it.
 */
export function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', OWNER_ONLY));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** A moment as a part of a file's name. */
export function toStamp(nowMs: number): string {
  return new Date(nowMs).toISOString().replaceAll(/[:.-]/g, '');
}

/** Renames a database with what belongs to it; nothing is ever deleted. */
export function setAside(file: string, movedTo: string): void {
  for (const part of ['', ...COMPANIONS]) {
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${movedTo}${part}`);
  }
}

/** Before a setting is changed in it: somebody may have named the wrong path. */
function refuseForeign(database: DatabaseSync, file: string): void {
  const tables = database.prepare(LIST_TABLES).all();
  if (tables.length === 0 || tables.some(({ name }) => name === 'schema_migrations')) return;
  throw new HistoryError('foreign', `${file} is a database, but not a history of Sparktally's.`);
}

/** Both pragmas answer with a row that says ok, or with what is wrong. */
function isWhole(database: DatabaseSync, check: Check): boolean {
  if (typeof check === 'object') return true;
  const row = database.prepare(check === 'whole' ? INTEGRITY_CHECK : QUICK_CHECK).get();
  return Object.values(row ?? {})[0] === 'ok';
}

function openChecked(file: string, busyMs: number, check: Check): DatabaseSync {
  createPrivate(file);
  const database = new DatabaseSync(file, { timeout: busyMs, allowExtension: false, defensive: true });
  try {
    refuseForeign(database, file);
    database.exec(SETTINGS);
    if (!isWhole(database, check)) throw new HistoryError('corrupt', `The history ${file} is damaged.`);
    return database;
  } catch (error) {
    database.close();
    throw toHistoryError(error, file);
  }
}

export type OpenedFile = {
  database: DatabaseSync;
  corrupt: { movedTo: string } | null;
  /** When it was last read through, epoch ms. */
  checkedMs: number;
};

/** Opens the database. A damaged one is set aside whole, and a new one begun in its place. */
export function openFile(file: string, busyMs: number, nowMs: number): OpenedFile {
  const check = takeCleanEnd(file, nowMs);
  const checkedMs = typeof check === 'object' ? check.checkedMs : nowMs;
  const movedTo = `${file}.corrupt-${toStamp(nowMs)}`;
  // Left by a deletion, or by an end in the middle of setting aside: SQLite would delete it, or take it for the new one's.
  const orphans = !existsSync(file) && COMPANIONS.some((part) => existsSync(`${file}${part}`));
  if (orphans) setAside(file, movedTo);
  try {
    const database = openChecked(file, busyMs, check);
    return { database, corrupt: orphans ? { movedTo } : null, checkedMs };
  } catch (error) {
    const ours = toHistoryError(error, file);
    if (ours.kind !== 'corrupt') throw ours;
    setAside(file, movedTo);
    return { database: openChecked(file, busyMs, 'quick'), corrupt: { movedTo }, checkedMs };
  }
}
