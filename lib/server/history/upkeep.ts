import type { HistoryStore } from './store.ts';

export type UpkeepOptions = {
  keepDays: number | null;
  now: () => number;
  store: () => HistoryStore | null;
  /** The last change that is on disk, epoch ms. */
  changedMs: () => number | null;
  /** Of the newest copy, epoch ms. */
  lastBackupMs: () => number | null;
  toBackupPath: (nowMs: number) => string;
  /** Deletes the copies that are too many. */
  prune: () => void;
  failed: (error: unknown) => void;
};

const LOOK_EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * LOOK_EVERY_MS;
/** The first minutes belong to whoever looks. */
const FIRST_LOOK_MS = 10 * 60_000;

/** What a history needs from time to time: a copy a day, forgetting where that is wanted, its journal written back. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #forgotMs = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  start(later: (ms: number, work: () => void) => void): void {
    const look = (ms: number) =>
      later(ms, () => {
        if (this.#closed) return;
        void this.look();
        look(LOOK_EVERY_MS);
      });
    look(FIRST_LOOK_MS);
  }

  close(): void {
    this.#closed = true;
  }

  /** Does what is due. Never rejects. */
  async look(): Promise<void> {
    const { now, store, keepDays, changedMs, lastBackupMs, toBackupPath, prune, failed } = this.#options;
    const open = store();
    if (open === null) return;
    const nowMs = now();
    try {
      await open.checkpoint();
      const backupMs = lastBackupMs();
      const changed = (changedMs() ?? Number.NEGATIVE_INFINITY) > (backupMs ?? 0);
      // Before forgetting, so that what goes is in the copy.
      if (changed && nowMs - (backupMs ?? Number.NEGATIVE_INFINITY) >= DAY_MS) {
        await open.backup(toBackupPath(nowMs));
        prune();
      }
      if (keepDays !== null && nowMs - this.#forgotMs >= DAY_MS) {
        await open.forget(nowMs - keepDays * DAY_MS);
        this.#forgotMs = nowMs;
      }
    } catch (error) {
      failed(error);
    }
  }
}
