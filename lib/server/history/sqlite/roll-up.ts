import type { DatabaseSync } from 'node:sqlite';
import type { ToIdleCost } from '../idle-of-past.ts';
import { isOver, parseFacts, type Rolled, toRolled } from '../rolled.ts';
import { toStoredSession, toTransition } from '../rows.ts';
import * as sql from '../statements.ts';
import type { StoredSession, Transition } from '../store.ts';
import { UsageDeltas, type UsageLine } from '../usage-deltas.ts';
import * as usage from '../usage-statements.ts';
import { type LinePlace, openUsageLines } from './usage-lines.ts';

/**
 * Rows of the roll-up that are gathered at most: of some thousand sessions, which share most of their hours. Written one
 * by one for each transaction they would cost more than the sessions.
 */
const MOST_GATHERED = 100_000;
/** Sessions that are read at once. */
const AT_ONCE = 2_000;

const NONE: readonly Transition[] = [];

type Change = { key: string; source: string; before: string | null; after: Rolled | null };

/** Of a change as it is written down: what the session counts for now stands beside it. */
type Noted = [key: string, source: string, before: string | null];

/** Runs a piece of work as a transaction. */
export type InTransaction = <Result>(work: () => Result) => Result;

/**
 * The hourly roll-up. What a session counts for stands beside it, so a change takes out exactly that, whatever came
 * before in whatever order. The sums of the hours follow by gathered changes; which sessions those are is written in the
 * transaction of each change, so that an end without warning loses none: the next opening goes on from there.
 */
export function openRollUp(database: DatabaseSync, toIdleCost: ToIdleCost) {
  const listTransitions = database.prepare(sql.LIST_TRANSITIONS);
  const listForgotten = database.prepare(sql.LIST_FORGOTTEN);
  const listUnrolled = database.prepare(sql.LIST_UNROLLED);
  const setRolled = database.prepare(sql.SET_ROLLED);
  const addUsage = database.prepare(usage.ADD_USAGE);
  const dropEmpty = database.prepare(usage.DROP_EMPTY_USAGE);
  const dropEmptyLines = database.prepare(usage.DROP_EMPTY_LINES);
  const putUnsummed = database.prepare(usage.PUT_UNSUMMED);
  const listUnsummed = database.prepare(usage.LIST_UNSUMMED);
  const clearUnsummed = database.prepare(usage.CLEAR_UNSUMMED);
  const findRolled = database.prepare(sql.FIND_ROLLED);
  const lines = openUsageLines(database);
  const deltas = new UsageDeltas();
  let changes: Change[] = [];
  let forgetting = false;

  function gather({ source, before, after }: Omit<Change, 'key'>): void {
    if (before !== null) deltas.add(source, parseFacts(before), -1);
    if (after !== null) deltas.add(source, after.facts, 1);
  }

  function write(): void {
    let last: UsageLine | null = null;
    let place: LinePlace = { trackId: 0, lineId: 0 };
    deltas.visit((line, fromMs, delta, loses) => {
      if (line !== last) place = lines.place(line);
      last = line;
      addUsage.run(place.trackId, fromMs, place.lineId, ...delta);
      if (loses) dropEmpty.run(place.trackId, fromMs, place.lineId);
    });
    clearUnsummed.run();
  }

  /** Brings the sums up to date. When it fails, they and what is gathered are as before. */
  function sumUp(inTransaction: InTransaction): void {
    if (deltas.size === 0) return;
    try {
      inTransaction(write);
    } catch (error) {
      lines.forget();
      throw error;
    }
    deltas.clear();
  }

  /** What a session will count for; null while it lives. `coming`: its transitions that are still to be put. */
  function roll(session: StoredSession, coming: readonly Transition[] = NONE): Rolled | null {
    if (!isOver(session)) return null;
    const transitions = () => [...listTransitions.all(session.key).map(toTransition), ...coming];
    return toRolled(session, transitions, toIdleCost);
  }

  /** Notes within a transaction that a session counts for something else than before. */
  function replace(key: string, source: string, before: string | null, after: Rolled | null): void {
    if (before === (after?.text ?? null)) return;
    changes.push({ key, source, before, after });
  }

  return {
    roll,
    replace,
    sumUp,
    /** Writes down, as the last thing within a transaction, what it changed. */
    note(): void {
      if (changes.length === 0) return;
      const noted = changes.map(({ key, source, before }): Noted => [key, source, before]);
      putUnsummed.run(JSON.stringify(noted));
    },
    /** The transaction is on disk. */
    committed(): void {
      for (const change of changes) gather(change);
      changes = [];
      forgetting = false;
    },
    /** The transaction has not happened. */
    failed(): void {
      changes = [];
      if (!forgetting) return;
      forgetting = false;
      deltas.clear();
      lines.forget();
    },
    isFull: () => deltas.size > MOST_GATHERED,
    /** Takes out within a transaction what is about to be forgotten of a stretch of keys; the sums have to be up to date. */
    forget(beforeMs: number, after: string, upto: string): void {
      forgetting = true;
      const rows = listForgotten.all(beforeMs, after, upto);
      for (const row of rows) gather({ source: String(row.source), before: String(row.rolled_json), after: null });
      write();
      deltas.clear();
    },
    /** Within the transaction that ends the forgetting. */
    dropEmptyLines(): void {
      forgetting = true;
      dropEmptyLines.run();
      lines.forget();
    },
    /** Goes on where the last process stopped. */
    recover(): void {
      const first = new Map<string, Noted>();
      for (const row of listUnsummed.all()) {
        for (const noted of JSON.parse(String(row.changes_json)) as Noted[]) {
          if (!first.has(noted[0])) first.set(noted[0], noted);
        }
      }
      for (const [key, source, before] of first.values()) {
        const rolled = findRolled.get(key)?.rolled_json;
        const after = typeof rolled === 'string' ? { facts: parseFacts(rolled), text: rolled } : null;
        gather({ source, before, after });
      }
    },
    /** Rolls up some of what an earlier schema left, within a transaction; false when there is none. */
    catchUp(): boolean {
      const sessions = listUnrolled.all(AT_ONCE).map(toStoredSession);
      for (const session of sessions) {
        const rolled = roll(session);
        replace(session.key, session.source, null, rolled);
        setRolled.run(rolled?.text ?? null, session.key);
      }
      return sessions.length > 0;
    },
  };
}
