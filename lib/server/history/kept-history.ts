import type { HistoryState } from '../../domain/history-state.ts';
import type { HistoryError } from './history-error.ts';
import type { HistoryStore, StoredSession } from './store.ts';

/** `keys`: sessions whose newest state waits. `leaving`: those that AWS no longer tells of, as they will be written. */
export type Pending = { keys: ReadonlySet<string>; leaving: readonly StoredSession[] };

/** The history as the process holds it: opened in the background, opened anew after it failed, never in a viewer's way. */
export type KeptHistory = {
  /** Resolves when the first opening ended, well or not, or takes very long. Never rejects. */
  readonly opened: Promise<void>;
  /** Null while it is not open. */
  readonly store: HistoryStore | null;
  /** Grows with each opening of the store: what was written to an earlier one may have to be written again. */
  readonly generation: number;
  /** Now, in epoch ms, but never before anything that was written: a clock that is set back loses no change of state. */
  clock(): number;
  /** A change is on disk. */
  wrote(): void;
  /** A call failed: tells it, and where the store is gone opens it anew later. */
  failed(error: HistoryError): void;
  /** Rows that wait to be written, told by the recorder. */
  waiting: () => number;
  /** What is not on disk yet, told by the recorder. */
  pending: () => Pending;
  /** Brings the figures that `describe` tells up to date, and waits for it half a second at most. Never rejects. */
  measure(): Promise<void>;
  describe(): HistoryState;
  /** Waits for what was accepted, for some seconds at most, then lets go of the file. */
  close(): Promise<void>;
};
