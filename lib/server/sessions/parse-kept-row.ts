import type { Session } from '../../domain/session.ts';
import { sessionSchema } from '../../domain/session-schema.ts';

/** A row that the history kept, marked stale; null where another version wrote it in another form, or it is damaged. */
export function parseKeptRow(text: string): Session | null {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return null;
  }
  const row = sessionSchema.safeParse(kept).data;
  return row === undefined ? null : ({ ...row, stale: true } as Session);
}
