import type { EndedFlag } from './ended-flag.ts';
import type { HistoryErrorKind } from './history-error.ts';
import type { OpenReport } from './open-report.ts';
import type { HistoryEngine } from './store.ts';

/** What a store's thread is started with. */
export type WorkerSettings = { path: string; lockWaitMs?: number; ended: EndedFlag };

/** What can be asked of the thread that holds the file: an engine's calls by name, with their arguments. */
export const CALLS = [
  'putSessions',
  'getSession',
  'getAnswer',
  'lastSweeps',
  'getAccount',
  'putAccount',
  'sourcePage',
  'gonePage',
  'readUsage',
  'firstUsage',
  'getRolled',
  'listTransitions',
  'idleFacts',
  'putSweep',
  'listGaps',
  'markGone',
  'countSessions',
  'recordedSince',
  'listViews',
  'putView',
  'changeView',
  'deleteView',
  'checkpoint',
  'exportPage',
  'forgetPage',
  'close',
] as const satisfies readonly (keyof HistoryEngine)[];

export type CallName = (typeof CALLS)[number];
export type Request = { id: number; name: CallName; given: readonly unknown[] };

/**
 * What a thread that reads the whole file is started with. `identity`: of the file that was opened, as `identify` tells
 * it. `copyTo`: null to look only whether it is whole.
 */
export type WholeReading = { file: string; identity: string | null; copyTo: string | null };

/** An error object loses what we add to it on its way between threads. */
export type Failure = { kind: HistoryErrorKind; message: string };

export type Answer =
  | { type: 'opened'; report: OpenReport }
  | { type: 'refused'; failure: Failure }
  | { type: 'result'; id: number; result: unknown }
  | { type: 'failed'; id: number; failure: Failure };

export type WholeAnswer = { type: 'done' } | { type: 'failed'; failure: Failure };
