import type { DatabaseSync } from 'node:sqlite';
import { RUN_MS } from '../gaps.ts';
import type { ToIdleCost } from '../idle-of-past.ts';
import { number, toSessionValues, toStoredSession, toTransitionValues } from '../rows.ts';
import * as sql from '../statements.ts';
import type { ForgottenPage, KnownAccount, StoredAnswer, StoredSession, SweepRecord, Transition } from '../store.ts';
import { BEGIN, COMMIT, ROLLBACK } from './dialect.ts';
import { openRollUp } from './roll-up.ts';

/** Sessions that are looked at, and maybe forgotten, in one transaction: whoever reads waits for no more. */
const FORGOTTEN_AT_ONCE = 500;

/** Everything that writes. `checkPresence` fails where the file is no longer the one that was opened. */
export function openChanges(database: DatabaseSync, checkPresence: () => void, toIdleCost: ToIdleCost) {
  const rollUp = openRollUp(database, toIdleCost);
  const findRolled = database.prepare(sql.FIND_ROLLED);
  const findLeaving = database.prepare(sql.FIND_LEAVING);
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
  const nextShare = database.prepare(sql.NEXT_SHARE);
  const forgetSessions = database.prepare(sql.FORGET_SESSIONS);
  const forgetSweeps = database.prepare(sql.FORGET_SWEEPS);

  function change<Result>(work: () => Result): Result {
    checkPresence();
    database.exec(BEGIN);
    try {
      const result = work();
      rollUp.note();
      database.exec(COMMIT);
      // Deleted between the two: what was committed lies in no file any more.
      checkPresence();
      rollUp.committed();
      return result;
    } catch (error) {
      rollUp.failed();
      if (database.isTransaction) database.exec(ROLLBACK);
      throw error;
    }
  }

  function sumUp(): void {
    rollUp.sumUp(change);
  }

  function lift(ms: number): void {
    liftClock.run(ms, ms);
  }

  function putSessionOf(session: StoredSession, transitions: readonly Transition[]): void {
    const { key, source, lastSeenMs } = session;
    const before = findRolled.get(key);
    if (before !== undefined && number(before, 'last_seen_ms') > lastSeenMs) {
      keepFirstSeen.run(session.firstSeenMs, key, session.firstSeenMs);
      return;
    }
    const goneMs = before?.gone_ms;
    // As the statement has it: what went after it was seen so is gone still.
    const staysGone = session.goneMs === null && typeof goneMs === 'number' && goneMs >= lastSeenMs;
    const rolled = rollUp.roll(staysGone ? { ...session, goneMs } : session, transitions);
    putSession.run(...toSessionValues(session), rolled?.text ?? null);
    rollUp.replace(key, source, typeof before?.rolled_json === 'string' ? before.rolled_json : null, rolled);
  }

  return {
    change,
    putSessions: (
      sessions: readonly StoredSession[],
      transitions: readonly Transition[],
      answers: readonly StoredAnswer[] = [],
    ) => {
      // Before, not after: what is acknowledged has no more work to fail.
      if (rollUp.isFull()) sumUp();
      change(() => {
        let newestMs = 0;
        const coming = Map.groupBy(transitions, ({ key }) => key);
        for (const session of sessions) {
          newestMs = Math.max(newestMs, session.lastSeenMs);
          putSessionOf(session, coming.get(session.key) ?? []);
        }
        for (const transition of transitions) {
          newestMs = Math.max(newestMs, transition.seenMs);
          putTransition.run(...toTransitionValues(transition));
        }
        for (const { key, answer } of answers) putAnswer.run(key, answer);
        lift(newestMs);
      });
    },
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
        for (const key of keys) {
          const row = findLeaving.get(key, ms);
          if (row === undefined) continue;
          const session = toStoredSession(row);
          const before = typeof row.rolled_json === 'string' ? row.rolled_json : null;
          // One that had ended counts already.
          const rolled = before === null ? rollUp.roll({ ...session, goneMs: ms }) : null;
          if (rolled !== null) rollUp.replace(key, session.source, null, rolled);
          markGone.run(ms, rolled?.text ?? before, key);
        }
        lift(ms);
      }),
    forgetPage: (beforeMs: number, after: string): ForgottenPage => {
      sumUp();
      const upto = nextShare.get(after, FORGOTTEN_AT_ONCE)?.upto;
      return change(() => {
        if (typeof upto === 'string') {
          rollUp.forget(beforeMs, after, upto);
          return { count: Number(forgetSessions.run(beforeMs, after, upto).changes), next: upto };
        }
        forgetSweeps.run(beforeMs);
        rollUp.dropEmptyLines();
        return { count: 0, next: null };
      });
    },
    sumUp,
    /** At the opening: goes on with the roll-up where the last process stopped, or an earlier schema left it. */
    catchUp: () => {
      rollUp.recover();
      while (change(rollUp.catchUp)) if (rollUp.isFull()) sumUp();
      sumUp();
    },
  };
}
