import { readFileSync, writeFileSync } from 'node:fs';

const toPath = (file: string) => `${file}.checked`;

/** When a history was last read through and found whole, epoch ms; null where that is not known. */
export function readCheckNote(file: string): number | null {
  try {
    const ms = Date.parse(readFileSync(toPath(file), 'utf8'));
    return Number.isNaN(ms) ? null : ms;
  } catch {
    return null;
  }
}

/** Without the note it is read through again, so failing is no harm. */
export function writeCheckNote(file: string, nowMs: number): void {
  try {
    writeFileSync(toPath(file), new Date(nowMs).toISOString(), { mode: 0o600 });
  } catch {
    // A read-only folder, or none any more.
  }
}
