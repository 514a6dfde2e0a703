import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/**
 * Reading a whole file through takes a second for some hundred thousand sessions, and a viewer waits. A file that is,
 * by size and time, the very one that was closed in order needs it once a week; after any other end it needs it at once.
 */
const CHECK_AGAIN_MS = 7 * 24 * 3_600_000;

type CleanEnd = { size: string; mtime: string; checkedMs: number };

function describe(file: string): Pick<CleanEnd, 'size' | 'mtime'> {
  const { size, mtimeNs } = statSync(file, { bigint: true });
  return { size: String(size), mtime: String(mtimeNs) };
}

function readNote(path: string): Partial<CleanEnd> | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * When the file as it lies there was last read through, epoch ms; null when it has to be read now. The note goes with
 * the asking: it does not hold for what is written from now on.
 */
export function takeCleanEnd(file: string, nowMs: number): number | null {
  const path = `${file}.closed`;
  const note = readNote(path);
  rmSync(path, { force: true });
  if (note === null || typeof note.checkedMs !== 'number' || !existsSync(file) || existsSync(`${file}-wal`))
    return null;
  const { size, mtime } = describe(file);
  if (note.size !== size || note.mtime !== mtime) return null;
  return Math.abs(nowMs - note.checkedMs) < CHECK_AGAIN_MS ? note.checkedMs : null;
}

/** Notes what a file is like that was just closed in order. Without the note it is read through, so failing is no harm. */
export function noteCleanEnd(file: string, checkedMs: number): void {
  try {
    if (existsSync(`${file}-wal`)) return;
    const note: CleanEnd = { ...describe(file), checkedMs };
    writeFileSync(`${file}.closed`, JSON.stringify(note), { mode: 0o600 });
  } catch {
    // A read-only folder, or none any more.
  }
}
