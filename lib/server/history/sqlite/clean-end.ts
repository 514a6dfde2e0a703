import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/**
 * Reading a whole file through takes a second for some hundred thousand sessions, and a viewer waits. A file that is,
 * by size and time, the very one that was closed in order needs it once a week; after any other end it needs it at once.
 */
const CHECK_AGAIN_MS = 7 * 24 * 3_600_000;

type CleanEnd = { size: string; mtime: string; checkedMs: number };
type Damage = { damaged: true };
type Note = Partial<CleanEnd & Damage>;

function describe(file: string): Pick<CleanEnd, 'size' | 'mtime'> {
  const { size, mtimeNs } = statSync(file, { bigint: true });
  return { size: String(size), mtime: String(mtimeNs) };
}

function readNote(path: string): Note | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function writeNote(file: string, note: CleanEnd | Damage): void {
  try {
    writeFileSync(`${file}.closed`, JSON.stringify(note), { mode: 0o600 });
  } catch {
    // A read-only folder, or none any more: without the note the file is read through, so that is no harm.
  }
}

/** How a file has to be looked at before it is trusted. */
export type Check = 'whole' | 'quick' | { checkedMs: number };

/**
 * When the file as it lies there was last read through, epoch ms; else how it has to be read now. The note goes with the
 * asking: it does not hold for what is written from now on.
 */
export function takeCleanEnd(file: string, nowMs: number): Check {
  const path = `${file}.closed`;
  const note = readNote(path);
  rmSync(path, { force: true });
  if (note?.damaged === true) return 'whole';
  if (note === null || typeof note.checkedMs !== 'number' || !existsSync(file) || existsSync(`${file}-wal`))
    return 'quick';
  const { size, mtime } = describe(file);
  if (note.size !== size || note.mtime !== mtime) return 'quick';
  return Math.abs(nowMs - note.checkedMs) < CHECK_AGAIN_MS ? { checkedMs: note.checkedMs } : 'quick';
}

/** Notes what a file is like that was just closed in order, unless damage was met in it. */
export function noteCleanEnd(file: string, checkedMs: number): void {
  if (!existsSync(file) || existsSync(`${file}-wal`) || existsSync(`${file}.closed`)) return;
  writeNote(file, { ...describe(file), checkedMs });
}

/** Notes that damage was met, so that the next opening reads all of it, whatever the end was like. */
export function noteDamage(file: string): void {
  writeNote(file, { damaged: true });
}
