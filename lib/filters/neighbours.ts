import type { Session } from '../domain/session.ts';

/** What stands beside a session in an order. `index` is null where it is none of them. */
export type Beside = { index: number | null; total: number; previous: Session | null; next: Session | null };

/**
 * Finds what stands before and after a session, in one pass and without sorting: the last of what comes before it and the
 * first of what comes after. The order has to be total, and equal only for one key.
 */
export function findBeside(
  sessions: Iterable<Session>,
  session: Session,
  compare: (left: Session, right: Session) => number,
): Beside {
  let previous: Session | null = null;
  let next: Session | null = null;
  let before = 0;
  let total = 0;
  let within = false;
  for (const other of sessions) {
    total += 1;
    if (other.key === session.key) {
      within = true;
      continue;
    }
    if (compare(other, session) < 0) {
      before += 1;
      if (previous === null || compare(previous, other) < 0) previous = other;
    } else if (next === null || compare(other, next) < 0) next = other;
  }
  return { index: within ? before : null, total, previous, next };
}
