import type { DatabaseSync } from 'node:sqlite';
import type { ToIdleCost } from '../idle-of-past.ts';
import { isOver, parseFacts, serializeFacts, toRolledFacts } from '../rolled.ts';
import { toStoredSession, toTransition } from '../rows.ts';
import * as sql from '../statements.ts';
import type { StoredSession, Transition } from '../store.ts';
import { UsageDeltas } from '../usage-deltas.ts';
import { ADD_USAGE, DROP_EMPTY_USAGE } from '../usage-statements.ts';

/** Rows gathered before they are written, where a transaction has no bound of its own. */
const MOST_GATHERED = 50_000;
const UNROLLED_AT_ONCE = 500;

const NONE: readonly Transition[] = [];

/**
 * The hourly roll-up, kept within the transaction of each change of a session. What of a session is in it stands beside
 * the session, so a change takes out exactly that, whatever came before in whatever order.
 */
export function openRollUp(database: DatabaseSync, toIdleCost: ToIdleCost) {
  const listTransitions = database.prepare(sql.LIST_TRANSITIONS);
  const listForgotten = database.prepare(sql.LIST_FORGOTTEN);
  const listUnrolled = database.prepare(sql.LIST_UNROLLED);
  const setRolled = database.prepare(sql.SET_ROLLED);
  const addUsage = database.prepare(ADD_USAGE);
  const dropEmpty = database.prepare(DROP_EMPTY_USAGE);
  const deltas = new UsageDeltas();

  function replace(source: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (before !== null) deltas.add(source, parseFacts(before), -1);
    if (after !== null) deltas.add(source, parseFacts(after), 1);
  }

  function flush(): void {
    for (const { line, delta } of deltas.take()) {
      const { dimension, stepMs, source, value, currency, flags } = line;
      const { fromMs, present, firsts, sums } = delta;
      addUsage.run(dimension, stepMs, fromMs, source, value, currency, flags, present, firsts, ...sums);
      if (present < 0) dropEmpty.run(dimension, stepMs, fromMs, source, value, currency, flags);
    }
  }

  /** What a session will count for, as text; null while it lives. `coming`: its transitions that are still to be put. */
  function toRolled(session: StoredSession, coming: readonly Transition[] = NONE): string | null {
    if (!isOver(session)) return null;
    const transitions = () => [...listTransitions.all(session.key).map(toTransition), ...coming];
    return serializeFacts(toRolledFacts(session, transitions, toIdleCost));
  }

  return {
    toRolled,
    replace,
    flush,
    /** A transaction that failed has changed nothing. */
    reset: () => void [...deltas.take()],
    /** Takes out what is about to be forgotten. */
    forget(beforeMs: number): void {
      for (const row of listForgotten.iterate(beforeMs)) {
        replace(String(row.source), String(row.rolled_json), null);
        if (deltas.size > MOST_GATHERED) flush();
      }
      flush();
    },
    /** Rolls up some of what an earlier schema left; false when there is none. */
    catchUp(): boolean {
      const sessions = listUnrolled.all(UNROLLED_AT_ONCE).map(toStoredSession);
      for (const session of sessions) {
        const rolled = toRolled(session);
        replace(session.source, null, rolled);
        setRolled.run(rolled, session.key);
      }
      flush();
      return sessions.length > 0;
    },
  };
}
