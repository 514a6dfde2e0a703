import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export type BackupFile = { path: string; atMs: number };

const KEPT = 7;
const STAMP = /^history-(\d{4})-(\d{2})-(\d{2})T(\d{2})(\d{2})(\d{2})Z\.db$/;

const SET_ASIDE = /^\.(?:corrupt|rescued)-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/;

function toFolder(file: string): string {
  return `${file}.backups`;
}

function toMs(stamp: RegExpExecArray | null): number | null {
  if (stamp === null) return null;
  const [, year = 0, month = 1, day, hour, minute, second, ms] = stamp.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, ms ?? 0);
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The copies of a history, newest first. Files that are not ours are not told. */
export function listBackups(file: string): BackupFile[] {
  const folder = toFolder(file);
  return listNames(folder)
    .flatMap((name) => {
      const atMs = toMs(STAMP.exec(name));
      return atMs === null ? [] : [{ path: join(folder, name), atMs }];
    })
    .sort((a, b) => b.atMs - a.atMs);
}

/** Where a copy of now goes. */
export function toBackupPath(file: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '');
  return join(toFolder(file), `history-${stamp}Z.db`);
}

/**
 * Deletes all copies but the newest seven; nothing else in the folder is touched. Where the history was begun anew
 * because it was damaged, the last copy of before stays too: the newer ones do not hold what it holds. Says which went.
 */
export function pruneBackups(file: string): string[] {
  const asideMs = findSetAside(file)?.atMs ?? Number.NEGATIVE_INFINITY;
  const copies = listBackups(file);
  const before = copies.find(({ atMs }) => atMs <= asideMs);
  const excess = copies.slice(KEPT).filter((copy) => copy !== before);
  for (const { path } of excess) rmSync(path, { force: true });
  return excess.map(({ path }) => basename(path));
}

/** The newest file that was set aside because it was damaged, or written out because another took its place. */
export function findSetAside(file: string): BackupFile | null {
  const name = basename(file);
  const found = listNames(dirname(file)).flatMap((other) => {
    const atMs = other.startsWith(name) ? toMs(SET_ASIDE.exec(other.slice(name.length))) : null;
    return atMs === null ? [] : [{ path: join(dirname(file), other), atMs }];
  });
  return found.sort((a, b) => b.atMs - a.atMs)[0] ?? null;
}
