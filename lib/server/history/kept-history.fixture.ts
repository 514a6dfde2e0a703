import { onTestFinished } from 'vitest';
import type { KeptHistory } from './kept-history.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { withReadings } from './with-readings.ts';

/** A history in a file, on this thread, as of a clock of the test's. */
export function openTestHistory(path: string, now: () => number): KeptHistory & { failures: string[] } {
  const { engine, report } = openSqlite({ path, lockWaitMs: 0, now });
  onTestFinished(() => engine.close());
  const failures: string[] = [];
  return {
    failures,
    opened: Promise.resolve(),
    store: withReadings(engine),
    generation: 1,
    clock: () => Math.max(now(), report.newestMs),
    wrote: () => {},
    failed: (error) => void failures.push(error.kind),
    waiting: () => 0,
    pending: () => ({ keys: new Set(), leaving: [] }),
    measure: () => Promise.resolve(),
    describe: () => ({
      status: 'on',
      file: path,
      since: null,
      sessions: null,
      sizeBytes: null,
      writtenAt: null,
      waiting: 0,
      problem: null,
      retryAt: null,
      setAside: null,
      upkeepProblem: null,
      backup: null,
      keepDays: null,
    }),
    close: () => engine.close(),
  };
}
