import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

export type BackupFile = { path: string; atMs: number };

const KEPT = 7;
const STAMP = /^history-(\d{4})-(\d{2})-(\d{2})T(\d{2})(\d{2})(\d{2})Z\.db$/;

function toFolder(file: string): string {
  return `${file}.backups`;
}

/** The copies of a history, newest first. Files that are not ours are not told. */
export function listBackups(file: string): BackupFile[] {
  const folder = toFolder(file);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((name) => {
      const found = STAMP.exec(name);
      if (found === null) return [];
      const [, year, month, day, hour, minute, second] = found.map(Number);
      const atMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
      return [{ path: join(folder, name), atMs }];
    })
    .sort((a, b) => b.atMs - a.atMs);
}

/** Where a copy of now goes. */
export function toBackupPath(file: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '');
  return join(toFolder(file), `history-${stamp}Z.db`);
}

/** Deletes all copies but the newest seven; nothing else in the folder is touched. Says which went. */
export function pruneBackups(file: string): string[] {
  const excess = listBackups(file).slice(KEPT);
  for (const { path } of excess) rmSync(path, { force: true });
  return excess.map(({ path }) => basename(path));
}
