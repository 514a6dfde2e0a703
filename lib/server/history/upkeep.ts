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
  /** When the file was last read through, epoch ms. */
  lastCheckMs: () => number | null;
  noteCheck: (nowMs: number) => void;
  failed: (error: unknown) => void;
  /** Everything that was due is done. */
  done: () => void;
};

const LOOK_EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * LOOK_EVERY_MS;
const CHECK_EVERY_MS = 7 * DAY_MS;
/** The first minutes belong to whoever looks. */
const FIRST_LOOK_MS = 10 * 60_000;

/**
 * What a history needs from time to time: its journal written back every hour, a copy a day, forgetting where that is
 * wanted, and once a week a look whether it is whole.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #forgotMs: number | null = null;
  #looking = false;
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

  /** Does what is due, and what failed before again. Never rejects. */
  async look(): Promise<void> {
    const store = this.#options.store();
    if (store === null || this.#looking) return;
    this.#looking = true;
    try {
      await store.checkpoint();
      await this.#check(store);
      await this.#copy(store);
      await this.#forget(store);
      this.#options.done();
    } catch (error) {
      if (!this.#closed) this.#options.failed(error);
    } finally {
      this.#looking = false;
    }
  }

  /** Before the copy, since seven copies of a damaged file would leave none that is whole. */
  async #check(store: HistoryStore): Promise<void> {
    const { now, lastCheckMs, noteCheck } = this.#options;
    if (!isDue(lastCheckMs(), now(), CHECK_EVERY_MS)) return;
    await store.check();
    noteCheck(now());
  }

  async #copy(store: HistoryStore): Promise<void> {
    const { now, changedMs, lastBackupMs, toBackupPath, prune } = this.#options;
    const backupMs = lastBackupMs();
    if ((changedMs() ?? Number.NEGATIVE_INFINITY) <= (backupMs ?? 0) || !isDue(backupMs, now(), DAY_MS)) return;
    await store.backup(toBackupPath(now()));
    prune();
  }

  /** After the copy, so that what goes is in it. */
  async #forget(store: HistoryStore): Promise<void> {
    const { now, keepDays } = this.#options;
    if (keepDays === null || !isDue(this.#forgotMs, now(), DAY_MS)) return;
    await store.forget(now() - keepDays * DAY_MS);
    this.#forgotMs = now();
  }
}

/** Also where the last time lies ahead: a clock that was wrong must not put an end to copies. */
function isDue(lastMs: number | null, nowMs: number, everyMs: number): boolean {
  return lastMs === null || Math.abs(nowMs - lastMs) >= everyMs;
}
