import type { DatabaseSync } from 'node:sqlite';
import { RUN_MS } from '../gaps.ts';
import { number, toSessionValues, toTransitionValues } from '../rows.ts';
import * as sql from '../statements.ts';
import type { KnownAccount, StoredAnswer, StoredSession, SweepRecord, Transition } from '../store.ts';
import { BEGIN, COMMIT, ROLLBACK } from './dialect.ts';

/** Everything that writes. `checkPresence` fails where the file is no longer the one that was opened. */
export function openChanges(database: DatabaseSync, checkPresence: () => void) {
  const putSession = database.prepare(sql.PUT_SESSION);
  const keepFirstSeen = database.prepare(sql.KEEP_FIRST_SEEN);
  const putTransition = database.prepare(sql.PUT_TRANSITION);
  const putAnswer = database.prepare(sql.PUT_ANSWER);
  const putAccount = database.prepare(sql.PUT_ACCOUNT);
  const markGone = database.prepare(sql.MARK_GONE);
  const sweepBefore = database.prepare(sql.SWEEP_BEFORE);
  const putSweep = database.prepare(sql.PUT_SWEEP);
  const extendSweep = database.prepare(sql.EXTEND_SWEEP);
  const liftClock = database.prepare(sql.LIFT_CLOCK);
  const forgetSessions = database.prepare(sql.FORGET_SESSIONS);
  const forgetSweeps = database.prepare(sql.FORGET_SWEEPS);

  function change<Result>(work: () => Result): Result {
    checkPresence();
    database.exec(BEGIN);
    try {
      const result = work();
      database.exec(COMMIT);
      // Deleted between the two: what was committed lies in no file any more.
      checkPresence();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec(ROLLBACK);
      throw error;
    }
  }

  function lift(ms: number): void {
    liftClock.run(ms, ms);
  }

  return {
    putSessions: (
      sessions: readonly StoredSession[],
      transitions: readonly Transition[],
      answers: readonly StoredAnswer[] = [],
    ) =>
      change(() => {
        let newestMs = 0;
        for (const session of sessions) {
          newestMs = Math.max(newestMs, session.lastSeenMs);
          const { changes } = putSession.run(...toSessionValues(session));
          if (changes === 0) keepFirstSeen.run(session.firstSeenMs, session.key, session.firstSeenMs);
        }
        for (const transition of transitions) {
          newestMs = Math.max(newestMs, transition.seenMs);
          putTransition.run(...toTransitionValues(transition));
        }
        for (const { key, answer } of answers) putAnswer.run(key, answer);
        lift(newestMs);
      }),
    putSweep: ({ source, startedMs, endedMs, status, problemKind, rows, full }: SweepRecord) =>
      change(() => {
        lift(endedMs);
        const fullMs = full && status === 'ok' ? endedMs : null;
        const last = sweepBefore.get(source, startedMs);
        if (last !== undefined && last.status === status && last.problem_kind === problemKind) {
          const lastEndedMs = number(last, 'ended_ms');
          if (endedMs <= lastEndedMs) return;
          if (startedMs - lastEndedMs <= RUN_MS) {
            extendSweep.run(endedMs, rows, fullMs, number(last, 'sweep_id'));
            return;
          }
        }
        putSweep.run(source, startedMs, Math.max(startedMs, endedMs), status, problemKind, rows, fullMs);
      }),
    putAccount: (identity: string, { account, partition }: KnownAccount) =>
      change(() => void putAccount.run(identity, account, partition)),
    markGone: (keys: readonly string[], ms: number) =>
      change(() => {
        for (const key of keys) markGone.run(ms, key, ms);
        lift(ms);
      }),
    forget: (beforeMs: number) =>
      change(() => {
        forgetSweeps.run(beforeMs);
        return Number(forgetSessions.run(beforeMs).changes);
      }),
  };
}
