import { isLive } from '../../domain/phase.ts';
import type { Problem, ProblemKind } from '../../domain/problem.ts';
import { isProblemError } from '../errors.ts';
import type { Adapter, Ask } from './adapter.ts';
import type { Entry, RowStore } from './row-store.ts';

/** As many asks as the limiter lets a source have in flight: more would only queue. */
const WORKERS = 8;
/** The rows a viewer sees first. */
const NEWEST_FIRST = 100;
const DENIED_PAUSE_MS = 15 * 60_000;
const PAUSE_MS = 30_000;
/** Reasons that say something about one session only. */
const OF_THE_SESSION: ReadonlySet<ProblemKind> = new Set([
  'gone',
  'not_found',
  'bad_response',
  'invalid_request',
  'not_supported',
]);
const FAILED_RETRY_MS = [60_000, 5 * 60_000, 30 * 60_000] as const;
const FAILED_RETRY_LAST_MS = 60 * 60_000;

export type DetailCounts = { done: number; of: number; failed: number };

type Item = { key: string; ask: Ask };

/** Asks AWS about single sessions, the most looked-at first, for as long as somebody looks. */
export class DetailLoader<Record> {
  #queue: Item[] = [];
  #next = 0;
  #working = 0;
  #planned = false;
  /** The earliest moment at which an ask that waits becomes due; epoch ms. */
  #nextDueMs = Number.POSITIVE_INFINITY;
  /** An ask that failed for a reason that is not the session's own is left alone for a while, for all sessions. */
  readonly #pausedUntilMs = new Map<Ask, number>();
  /** Asks that were denied when they were made last. */
  readonly #denied = new Set<Ask>();
  readonly #adapter: Adapter<Record>;
  readonly #rows: RowStore<Record>;
  readonly #mayWork: () => boolean;
  readonly #now: () => number;
  readonly #defect: (error: unknown) => Problem;
  readonly #progress: (ask: Ask, problem: Problem | null) => void;

  constructor(options: {
    adapter: Adapter<Record>;
    rows: RowStore<Record>;
    mayWork: () => boolean;
    now: () => number;
    defect: (error: unknown) => Problem;
    progress: (ask: Ask, problem: Problem | null) => void;
  }) {
    this.#adapter = options.adapter;
    this.#rows = options.rows;
    this.#mayWork = options.mayWork;
    this.#now = options.now;
    this.#defect = options.defect;
    this.#progress = options.progress;
  }

  /** Rows came or moved: what to ask next has to be thought over. */
  replan(): void {
    this.#planned = false;
    this.kick();
  }

  /** Starts as much work as is due and allowed. Cheap when there is none. */
  kick(): void {
    if (!this.#mayWork()) return;
    if (this.#next >= this.#queue.length && this.#nextDueMs <= this.#now()) this.#planned = false;
    if (!this.#planned) this.#plan();
    while (this.#working < WORKERS) {
      const item = this.#queue[this.#next];
      if (!item) break;
      this.#next += 1;
      void this.#work(item);
    }
  }

  counts(): DetailCounts {
    const counts = { done: 0, of: 0, failed: 0 };
    for (const entry of this.#rows.entries()) {
      for (const [ask, state] of entry.asks) {
        if (!this.#adapter.wants(entry.record, ask)) continue;
        counts.of += 1;
        if (state.status === 'loaded') counts.done += 1;
        else if (state.status === 'not-supported') counts.of -= 1;
        else if (state.status !== 'loading') counts.failed += 1;
      }
    }
    return counts;
  }

  /** True while an ask that has never been answered can still be made. */
  get pending(): boolean {
    return this.#working > 0 || this.#next < this.#queue.length;
  }

  #plan(): void {
    const nowMs = this.#now();
    const newest = [...this.#rows.entries()].sort((a, b) => b.createdMs - a.createdMs);
    const tiers: [Item[], Item[], Item[]] = [[], [], []];
    this.#nextDueMs = Number.POSITIVE_INFINITY;
    for (const ask of this.#adapter.asks) {
      // Sessions that came since are not asked about either.
      if (this.#denied.has(ask) && (this.#pausedUntilMs.get(ask) ?? 0) > nowMs) this.#deny(ask);
      const pausedUntilMs = this.#pausedUntilMs.get(ask) ?? 0;
      newest.forEach((entry, rank) => {
        const state = entry.asks.get(ask);
        if (!state || state.final || state.inFlight || !this.#adapter.wants(entry.record, ask)) return;
        const dueMs = Math.max(state.dueMs, pausedUntilMs);
        if (dueMs > nowMs) this.#nextDueMs = Math.min(this.#nextDueMs, dueMs);
        else tiers[rank < NEWEST_FIRST ? 0 : isLive(entry.row.phase) ? 1 : 2].push({ key: entry.key, ask });
      });
    }
    this.#queue = tiers.flat();
    this.#next = 0;
    this.#planned = true;
  }

  async #work({ key, ask }: Item): Promise<void> {
    const entry = this.#rows.get(key);
    const state = entry?.asks.get(ask);
    if (!entry || !state || state.final || state.inFlight || state.dueMs > this.#now()) return;
    if ((this.#pausedUntilMs.get(ask) ?? 0) > this.#now() || !this.#adapter.wants(entry.record, ask)) return;
    this.#working += 1;
    state.inFlight = true;
    try {
      const change = await this.#adapter.load(entry.record, ask);
      const nextMs = this.#adapter.nextAskMs(change(entry.record), ask, this.#now());
      this.#denied.delete(ask);
      this.#rows.answered(entry, ask, nextMs);
      this.#nextDueMs = Math.min(this.#nextDueMs, nextMs ?? this.#nextDueMs);
      this.#rows.update(key, change);
      this.#progress(ask, null);
    } catch (error) {
      this.#failed(entry, ask, isProblemError(error) ? error.problem : this.#defect(error));
    } finally {
      state.inFlight = false;
      this.#working -= 1;
      this.kick();
    }
  }

  #failed(entry: Entry<Record>, ask: Ask, problem: Problem): void {
    const state = entry.asks.get(ask);
    if (!state) return;
    const nowMs = this.#now();
    if (problem.kind === 'access_denied') {
      this.#pause(ask, nowMs + DENIED_PAUSE_MS);
      this.#denied.add(ask);
      this.#deny(ask);
    } else {
      if (!OF_THE_SESSION.has(problem.kind)) this.#pause(ask, nowMs + PAUSE_MS);
      state.failures += 1;
      // A session that went between its listing and this ask has nothing more to tell.
      state.final = problem.kind === 'gone' || problem.kind === 'not_supported';
      state.dueMs = nowMs + (FAILED_RETRY_MS[state.failures - 1] ?? FAILED_RETRY_LAST_MS);
      this.#nextDueMs = Math.min(this.#nextDueMs, state.dueMs);
      // What was read before stays: an old answer is better than none, and the next one is on its way.
      if (problem.kind === 'not_supported') state.status = 'not-supported';
      else if (state.status !== 'loaded') state.status = 'unavailable';
      this.#rows.remap(entry, entry.row.stale);
    }
    this.#progress(ask, problem);
  }

  #pause(ask: Ask, untilMs: number): void {
    this.#pausedUntilMs.set(ask, untilMs);
    this.#nextDueMs = Math.min(this.#nextDueMs, untilMs);
  }

  /** Denied for one session is denied for all of the source: nobody is asked in vain 2,000 times. */
  #deny(ask: Ask): void {
    for (const entry of this.#rows.entries()) {
      const state = entry.asks.get(ask);
      if (state?.status !== 'loading') continue;
      state.status = 'denied';
      this.#rows.remap(entry, entry.row.stale);
    }
  }
}
