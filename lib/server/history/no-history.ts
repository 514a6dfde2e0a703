import type { KeptHistory } from './kept-history.ts';

/** No history at all: nothing was kept, and nothing is. */
export const NO_HISTORY: KeptHistory = {
  opened: Promise.resolve(),
  store: null,
  generation: 0,
  clock: () => Date.now(),
  wrote() {},
  failed() {},
  waiting: () => 0,
  pending: () => ({ keys: new Set(), leaving: [] }),
  measure: () => Promise.resolve(),
  describe: () => ({
    status: 'off',
    file: null,
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
  close: () => Promise.resolve(),
};
