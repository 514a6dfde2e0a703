import { type HistoryErrorKind, isHistoryError } from '../history/history-error.ts';
import type { KeptHistory, Pending } from '../history/kept-history.ts';
import type { Adapter } from './adapter.ts';
import { SourceRecorder } from './source-recorder.ts';

/** What changes within this time is written together. */
const GATHER_MS = 1_000;
const RETRY_MS = 5_000;

/** Failures that another session does not share, as far as one can tell. */
const IN_WHAT_WAS_GIVEN: ReadonlySet<HistoryErrorKind> = new Set(['failed', 'invalid']);

export type RecorderOptions = {
  history: KeptHistory;
  now: () => number;
  onDefect: (error: unknown) => void;
  /** Whether writing has to wait for something worth more, such as the first rows of a source. */
  busy: () => boolean;
};

/** Hands everything that the sources see to the history, in shares, and again where it could not be written. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #sources: SourceRecorder<never>[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;
  #generation: number;
  #closed = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#generation = options.history.generation;
    options.history.waiting = () => this.waiting;
    options.history.pending = () => this.pending();
  }

  open<Record>(source: string, adapter: Adapter<Record>): SourceRecorder<Record> {
    const { now, history, onDefect } = this.#options;
    // A clock that was set back runs on from the newest moment that the history knows.
    const lift = () => Math.max(0, history.clock() - now());
    const recorder = new SourceRecorder(source, adapter, {
      now,
      lift,
      changed: () => this.#arm(GATHER_MS),
      onDefect,
      isOpen: () => history.store !== null,
    });
    this.#sources.push(recorder as unknown as SourceRecorder<never>);
    return recorder;
  }

  /** What is not on disk yet. */
  pending(): Pending {
    this.#retellIfAnew();
    return {
      keys: new Set(this.#sources.flatMap((source) => [...source.pendingKeys()])),
      leaving: this.#sources.flatMap((source) => [...source.leaving()]),
    };
  }

  get waiting(): number {
    return this.#sources.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  /** Writes everything that waits, as far as the history takes it. Never rejects. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
    this.#writing = this.#write();
    await this.#writing;
    this.#writing = null;
  }

  /** The last flush; nothing is written afterwards. */
  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #arm(ms: number): void {
    if (this.#timer !== null || this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#options.busy()) this.#arm(GATHER_MS);
      else void this.flush();
    }, ms);
    this.#timer.unref();
  }

  async #write(): Promise<void> {
    const { history, onDefect } = this.#options;
    this.#retellIfAnew();
    for (const source of this.#sources) {
      try {
        while (await this.#tryShare(source));
      } catch (error) {
        source.failed();
        if (isHistoryError(error)) history.failed(error);
        else onDefect(error);
        this.#arm(RETRY_MS);
        return;
      }
    }
  }

  /** What was seen before the first opening waits already; after a later one another file may lie there. */
  #retellIfAnew(): void {
    const { generation } = this.#options.history;
    if (generation === this.#generation) return;
    if (this.#generation > 0) for (const source of this.#sources) source.retell();
    this.#generation = generation;
  }

  /** Whether there may be more. Fails where the history does, not where it would not take what it was given. */
  async #tryShare(source: SourceRecorder<never>): Promise<boolean> {
    const { history, onDefect } = this.#options;
    try {
      return await this.#writeShare(source);
    } catch (error) {
      if (!isHistoryError(error) || !IN_WHAT_WAS_GIVEN.has(error.kind)) throw error;
      if (!source.refused()) {
        history.failed(error);
        onDefect(error);
      }
      return true;
    }
  }

  async #writeShare(source: SourceRecorder<never>): Promise<boolean> {
    const { history } = this.#options;
    const { store } = history;
    if (store === null) {
      if (source.waiting > 0) this.#arm(RETRY_MS);
      return false;
    }
    const batch = source.take();
    if (batch === null) return false;
    if (batch.sessions.length > 0) await store.putSessions(batch.sessions, batch.transitions, batch.answers);
    for (const { key, ms } of batch.gone) await store.markGone([key], ms);
    for (const sweep of batch.sweeps) await store.putSweep(sweep);
    source.written();
    history.wrote();
    return true;
  }
}
