import type { ListInfo } from './messages.ts';

/** A list of which nothing is known yet. */
export const NO_INFO: ListInfo = {
  known: 0,
  unconfirmed: 0,
  sources: [],
  status: 'idle',
  end: null,
  endedNow: false,
  cut: null,
  problem: null,
  retryAtMs: null,
  heardAtMs: null,
};
