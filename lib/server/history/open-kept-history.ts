import type { HistoryError } from './history-error.ts';
import { isHistoryError } from './history-error.ts';
import type { KeptHistory } from './kept-history.ts';
import { NO_HISTORY } from './no-history.ts';
import { openHistory } from './open-history.ts';
import type { HistoryStore } from './store.ts';

/** TEMPORARY until the keeper's own is merged. */
export function openKeptHistory({
  databaseUrl,
  now,
}: {
  databaseUrl: string;
  keepDays: number | null;
  now: () => number;
  onDefect: (error: unknown) => void;
}): KeptHistory {
  let store: HistoryStore | null = null;
  let newestMs = 0;
  let problem: HistoryError | null = null;
  const opened = openHistory({ databaseUrl }).then(
    (one) => {
      store = one.store;
      newestMs = one.report.newestMs;
    },
    (error: unknown) => {
      if (isHistoryError(error)) problem = error;
    },
  );
  return {
    ...NO_HISTORY,
    opened,
    get store() {
      return store;
    },
    get generation() {
      return store === null ? 0 : 1;
    },
    clock: () => Math.max(now(), newestMs),
    wrote() {},
    failed(error) {
      problem = error;
    },
    describe: () => ({
      ...NO_HISTORY.describe(),
      status: store === null ? 'off' : 'on',
      problem: problem && { kind: problem.kind, message: problem.message, hint: null },
    }),
    async close() {
      await store?.close();
    },
  };
}
