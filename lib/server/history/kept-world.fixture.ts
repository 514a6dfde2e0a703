import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { HistoryError, type HistoryErrorKind, isHistoryError } from './history-error.ts';
import type { KeptHistory } from './kept-history.ts';
import { openKeptHistory } from './open-kept-history.ts';
import { openSqlite, type SqliteOptions } from './sqlite/open-sqlite.ts';
import { identify } from './sqlite/presence.ts';
import { readWhole } from './sqlite/read-whole.ts';
import type { HistoryStore } from './store.ts';
import { aFolder, aSession } from './stored.fixture.ts';
import { withReadings } from './with-readings.ts';

export const START_MS = Date.parse('2026-11-26T04:05:06.007Z');
export const HOUR_MS = 3_600_000;

type World = { keepDays?: number | null; sqlite?: Partial<SqliteOptions>; change?: (store: HistoryStore) => void };

/** A kept history over a real file, with a clock and waits of the test's own. */
export function openWorld({ keepDays = null, sqlite = {}, change = () => {} }: World = {}) {
  const file = join(aFolder(), 'sparktally.db');
  let nowMs = START_MS;
  let refusal: HistoryErrorKind | null = null;
  let hold: Promise<void> | null = null;
  let opened = 0;
  const waits: { atMs: number; work: () => void }[] = [];
  return {
    file,
    history(): KeptHistory {
      const kept = openKeptHistory({
        databaseUrl: `file:${file}`,
        keepDays,
        now: () => nowMs,
        onDefect: (error) => {
          throw error;
        },
        open: async () => {
          opened += 1;
          await hold;
          if (refusal !== null) throw new HistoryError(refusal, 'It does not open.');
          const { engine, report } = openSqlite({ path: file, lockWaitMs: 0, busyMs: 0, now: () => nowMs, ...sqlite });
          const identity = identify(file);
          // As the thread does it that reads the file beside the one that writes.
          const store = withReadings({
            ...engine,
            backup: async (copyTo) => readWhole({ file, identity, copyTo }),
            check: async () => readWhole({ file, identity, copyTo: null }),
          });
          change(store);
          return { store, report };
        },
        later: (ms, work) => void waits.push({ atMs: nowMs + ms, work }),
      });
      onTestFinished(() => kept.close());
      return kept;
    },
    get opened() {
      return opened;
    },
    refuse(kind: HistoryErrorKind | null) {
      refusal = kind;
    },
    /** Openings take until this resolves. */
    hold(until: Promise<void>) {
      hold = until;
    },
    /** Lets time pass, and what was to be done until then be done. */
    async pass(ms: number) {
      nowMs += ms;
      for (const wait of waits.splice(0)) {
        if (wait.atMs <= nowMs) wait.work();
        else waits.push(wait);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

/** Writes a session as the recorder does: tells what became of it. */
export async function write(history: KeptHistory, id: string, row = '"row"'): Promise<boolean> {
  try {
    if (history.store === null) return false;
    await history.store.putSessions([aSession(id, { row })], []);
    history.wrote();
    return true;
  } catch (error) {
    if (!isHistoryError(error)) throw error;
    history.failed(error);
    return false;
  }
}
