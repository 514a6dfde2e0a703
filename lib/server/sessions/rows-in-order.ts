import { setImmediate as turn } from 'node:timers/promises';
import type { Session } from '../../domain/session.ts';
import { compareSessions, sortSessions } from '../../filters/compare.ts';
import type { SortKey } from '../../filters/filter.ts';

/** Rows that are sorted at one go: some 20 ms of work, between which others are served. */
const RUN_ROWS = 2_000;

/**
 * The rows in the order of sortSessions, worked out as they are taken: runs are sorted with a turn of the event loop
 * after each, and merged while the reader reads. Stops early when the signal aborts.
 */
export async function rowsInOrder(
  rows: readonly Session[],
  sort: readonly SortKey[],
  nowMs: number,
  signal: AbortSignal,
): Promise<Iterable<Session>> {
  const runs: Iterable<Session>[] = [];
  for (let at = 0; at < rows.length && !signal.aborted; at += RUN_ROWS) {
    runs.push(sortSessions(rows.slice(at, at + RUN_ROWS), sort, nowMs));
    await turn();
  }
  return mergeAll(runs, compareSessions(sort, nowMs));
}

function mergeAll(runs: readonly Iterable<Session>[], compare: (a: Session, b: Session) => number): Iterable<Session> {
  const [first, second] = runs;
  if (first === undefined) return [];
  if (second === undefined) return first;
  const half = Math.ceil(runs.length / 2);
  return merge(mergeAll(runs.slice(0, half), compare), mergeAll(runs.slice(half), compare), compare);
}

function* merge(
  left: Iterable<Session>,
  right: Iterable<Session>,
  compare: (a: Session, b: Session) => number,
): Generator<Session, void> {
  const ahead = left[Symbol.iterator]();
  const behind = right[Symbol.iterator]();
  let a = ahead.next();
  let b = behind.next();
  while (!a.done || !b.done) {
    if (b.done || (!a.done && compare(a.value, b.value) <= 0)) {
      if (!a.done) yield a.value;
      a = ahead.next();
    } else {
      yield b.value;
      b = behind.next();
    }
  }
}
