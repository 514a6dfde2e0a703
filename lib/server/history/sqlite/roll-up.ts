import type { DatabaseSync } from 'node:sqlite';
import type { UsageFacts } from '../../../cost/usage-facts.ts';
import type { ToIdleCost } from '../idle-of-past.ts';
import { isOver, parseFacts, serializeFacts, toRolledFacts } from '../rolled.ts';
import { toStoredSession, toTransition } from '../rows.ts';
import * as sql from '../statements.ts';
import type { StoredSession, Transition } from '../store.ts';
import { UsageDeltas } from '../usage-deltas.ts';
import * as usage from '../usage-statements.ts';
import { openUsageLines } from './usage-lines.ts';

/**
 * Rows of the roll-up that are gathered at most: of some thousand sessions, which share most of their hours. Written one
 * by one for each transaction they would cost more than the sessions.
 */
const MOST_GATHERED = 40_000;
const UNROLLED_AT_ONCE = 500;

const NONE: readonly Transition[] = [];

/** What a session counts for, and the text that stands beside it; null while it lives. */
export type Rolled = { facts: UsageFacts; text: string } | null;

type Change = { source: string; before: string | null; after: Rolled };

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
  const lines = openUsageLines(database);
  const deltas = new UsageDeltas();
  let changes: Change[] = [];
  let forgetting = false;

  function gather({ source, before, after }: Change): void {
    if (before !== null) deltas.add(source, parseFacts(before), -1);
    if (after !== null) deltas.add(source, after.facts, 1);
  }

  function write(): void {
    for (const { line, changes } of deltas.list()) {
      const { trackId, lineId } = lines.place(line);
      for (const { fromMs, delta, takesOut } of changes) {
        addUsage.run(trackId, fromMs, lineId, ...delta);
        if (takesOut) dropEmpty.run(trackId, fromMs, lineId);
      }
    }
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

  /** What a session will count for. `coming`: its transitions that are still to be put. */
  function toRolled(session: StoredSession, coming: readonly Transition[] = NONE): Rolled {
    if (!isOver(session)) return null;
    const transitions = () => [...listTransitions.all(session.key).map(toTransition), ...coming];
    const facts = toRolledFacts(session, transitions, toIdleCost);
    return { facts, text: serializeFacts(facts) };
  }

  /** Notes within a transaction that a session counts for something else than before. */
  function replace(key: string, source: string, before: string | null, after: Rolled): void {
    if (before === (after?.text ?? null)) return;
    putUnsummed.run(key, source, before);
    changes.push({ source, before, after });
  }

  return {
    toRolled,
    replace,
    sumUp,
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
    /** Takes out within a transaction what is about to be forgotten; the sums have to be up to date. */
    forget(beforeMs: number): void {
      forgetting = true;
      for (const row of listForgotten.iterate(beforeMs)) {
        gather({ source: String(row.source), before: String(row.rolled_json), after: null });
        if (deltas.size <= MOST_GATHERED) continue;
        write();
        deltas.clear();
      }
      write();
      deltas.clear();
      dropEmptyLines.run();
      lines.forget();
    },
    /** Goes on where the last process stopped. */
    recover(): void {
      for (const row of listUnsummed.all()) {
        const text = (column: 'summed_json' | 'rolled_json') => (row[column] === null ? null : String(row[column]));
        const rolled = text('rolled_json');
        const after = rolled === null ? null : { facts: parseFacts(rolled), text: rolled };
        gather({ source: String(row.source), before: text('summed_json'), after });
      }
    },
    /** Rolls up some of what an earlier schema left, within a transaction; false when there is none. */
    catchUp(): boolean {
      const sessions = listUnrolled.all(UNROLLED_AT_ONCE).map(toStoredSession);
      for (const session of sessions) {
        const rolled = toRolled(session);
        replace(session.key, session.source, null, rolled);
        setRolled.run(rolled?.text ?? null, session.key);
      }
      return sessions.length > 0;
    },
  };
}
