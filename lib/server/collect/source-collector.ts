import type { Problem } from '../../domain/problem.ts';
import type { Service } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import type { Source, SourceStatus } from '../../domain/source.ts';
import type { StandingCapacity } from '../../domain/standing-capacity.ts';
import { isProblemError } from '../errors.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { LastSweeps } from '../history/store.ts';
import type { Ask } from './adapter.ts';
import type { CollectedSource, FoundSession } from './collected-source.ts';
import { DEFECT } from './defect.ts';
import { DetailLoader } from './detail-loader.ts';
import { openFullSweeps } from './full-sweeps.ts';
import { isSettled, listLiveKeys, listUnseen, noteAnswered, toKnownScopes } from './known-rows.ts';
import { restoreRows } from './restore-rows.ts';
import { RowStore } from './row-store.ts';
import { ScopeFinder } from './scope-finder.ts';
import { SessionFinder } from './session-finder.ts';
import type { SourceOptions } from './source-options.ts';
import type { SourceRecorder } from './source-recorder.ts';
import { openSetups, type SourceSetups } from './source-setups.ts';
import { type DeniedParts, Sweep } from './sweep.ts';
import { toSweepPause } from './sweep-pause.ts';

const DISABLED_KINDS: ReadonlySet<string> = new Set(['region_disabled', 'not_supported']);

/** One (service, account, region): its rows, how it stands, and its single sweep at a time. */
export class SourceCollector<Record> implements CollectedSource {
  readonly id: string;
  readonly service: Service;
  readonly account: string;
  readonly region: string;
  readonly scopes: ScopeFinder | null;
  readonly rows: RowStore<Record>;
  readonly details: DetailLoader<Record>;
  readonly setups: SourceSetups;
  readonly #options: SourceOptions<Record>;
  readonly lists: SessionFinder<Record>;
  readonly #denied: DeniedParts = new Map();
  #status: SourceStatus = 'loading';
  #parts = { done: 0, of: 0, failed: 0 };
  #fetchedAtMs: number | null = null;
  #problem: Problem | null = null;
  #partProblems: Problem[] = [];
  readonly #detailProblems = new Map<Ask, Problem>();
  #failuresInRow = 0;
  #sweepNumber = 0;
  #sweeping: Promise<void> | null = null;
  #nextSweepMs = 0;
  #askedMs = 0;
  readonly #fullSweeps: ReturnType<typeof openFullSweeps>;
  readonly #recorder: SourceRecorder<Record> | null;
  #restoring: Promise<void> | null = null;
  readonly #keptAny = Promise.withResolvers<boolean>();

  constructor(options: SourceOptions<Record>) {
    this.id = options.id;
    this.service = options.adapter.service;
    this.account = options.account;
    this.region = options.region;
    this.#options = options;
    this.#fullSweeps = openFullSweeps(options.now);
    const { adapter, listener, price, now } = options;
    this.#recorder = options.recorder?.open(options.id, adapter) ?? null;
    this.rows = new RowStore({ adapter, listener, price, now, recorder: this.#recorder });
    this.setups = openSetups(adapter, this.rows, options.place);
    this.#recorder?.attach(this.rows);
    this.lists = new SessionFinder({
      ...options,
      rows: this.rows,
      sweep: () => this.#sweepNumber,
      defect: (error) => this.#defect(error),
    });
    this.scopes = adapter.readScope === undefined ? null : new ScopeFinder(adapter.readScope, now);
    this.details = new DetailLoader({
      adapter,
      rows: this.rows,
      now,
      defect: (error) => this.#defect(error),
      mayWork: options.mayAskDetails,
      progress: (ask, problem) => {
        if (problem === null) this.#detailProblems.delete(ask);
        // A session that went between its listing and its detail, or has nothing to tell, is no problem of the source.
        else if (problem.kind !== 'gone' && problem.kind !== 'not_supported') this.#detailProblems.set(ask, problem);
        listener.progress();
      },
    });
  }

  get size(): number {
    return this.rows.size;
  }

  get sweeping(): boolean {
    return this.#sweeping !== null;
  }

  async prepare(): Promise<void> {
    void this.restore();
    if (await this.#keptAny.promise) return;
    try {
      if (!(await this.#options.mayCall()).may) return;
      await this.#options.adapter.discover?.();
    } catch (error) {
      // The sweep meets the same problem and tells it.
      if (!isProblemError(error)) this.#options.onDefect(error);
    }
  }

  sweepIfDue(): Promise<void> {
    if (this.#sweeping) return this.#sweeping;
    const nowMs = this.#options.now();
    // A clock that is set back does not put off what was due.
    if (nowMs < this.#askedMs) this.#nextSweepMs -= this.#askedMs - nowMs;
    this.#askedMs = nowMs;
    if (nowMs < this.#nextSweepMs) return Promise.resolve();
    this.#sweeping = this.#begin().finally(() => {
      this.#sweeping = null;
      this.#options.listener.progress();
      this.details.replan();
    });
    return this.#sweeping;
  }

  restore(): Promise<void> {
    this.#restoring ??= this.#restore().finally(() => this.#keptAny.resolve(this.rows.size > 0));
    return this.#restoring;
  }

  loadDetails(): void {
    this.details.kick();
  }

  keysNewestFirst(): string[] {
    return [...this.rows.entries()].sort((a, b) => b.createdMs - a.createdMs).map(({ key }) => key);
  }

  *sessions(): Generator<Session> {
    for (const entry of this.rows.entries()) yield this.rows.current(entry);
  }

  find(scope: string, id: string): Promise<FoundSession | null> {
    return this.lists.find(scope, id);
  }

  session(key: string): Session | undefined {
    const entry = this.rows.get(key);
    return entry && this.rows.current(entry);
  }

  describe(): Source {
    const { adapter, account, region, traffic } = this.#options;
    const { demo, calls, throttles, callsPerSecond } = traffic();
    return {
      id: this.id,
      service: adapter.service,
      account,
      region,
      demo,
      status: this.#status,
      rows: this.rows.size,
      parts: { ...this.#parts },
      details: this.details.counts(),
      fetchedAt: this.#fetchedAtMs === null ? null : new Date(this.#fetchedAtMs).toISOString(),
      calls,
      throttles,
      callsPerSecond,
      problem: this.#problem,
      partProblems: [...this.#partProblems, ...this.#detailProblems.values()],
      lastFullAt: this.#fullSweeps.lastAt(),
      nextSweepAt: this.#nextSweepMs === 0 ? null : new Date(this.#nextSweepMs).toISOString(),
    };
  }

  standing(): StandingCapacity[] {
    return this.#options.adapter.standing?.() ?? [];
  }

  reprice(): void {
    this.rows.reprice();
  }

  get status(): SourceStatus {
    return this.#status;
  }

  get fetchedAtMs(): number | null {
    return this.#fetchedAtMs;
  }

  async #begin(): Promise<void> {
    await this.restore();
    const call = await this.#options.mayCall();
    if (call.may) await this.#sweep();
    else if (call.problem !== null) this.#fail(call.problem);
  }

  async #restore(): Promise<void> {
    const { history, adapter, listener } = this.#options;
    await history?.opened;
    const store = history?.store ?? null;
    if (history === null || store === null) return;
    const shown = ({ okMs, fullMs }: LastSweeps) => {
      this.#fetchedAtMs ??= okMs;
      this.#fullSweeps.restore(fullMs);
      this.#keptAny.resolve(true);
      listener.progress();
    };
    try {
      await restoreRows(store, this.id, { adapter, rows: this.rows, shown });
    } catch (error) {
      // What could be read is shown, and AWS is asked for all of it anyway.
      if (isHistoryError(error)) history.failed(error);
      else this.#defect(error);
    }
  }

  async #sweep(): Promise<void> {
    const { adapter, listener, now } = this.#options;
    const startedMs = now();
    const number = ++this.#sweepNumber;
    const live = listLiveKeys(this.rows);
    const sweep: Sweep<Record> = new Sweep<Record>(
      {
        defect: (error) => this.#defect(error),
        put: (record) => void this.rows.put(record, number),
        progress: () => this.#progress(sweep),
        gone: (record) => this.rows.remove(adapter.keyOf(record)),
        unseenLive: (failed) => listUnseen(this.rows, live, number, failed),
        known: () => toKnownScopes(this.rows),
        isSettled: (record) => isSettled(this.rows, adapter, record),
        answered: (record) => noteAnswered(this.rows, adapter, record, now()),
      },
      this.#denied,
      now,
      this.#fullSweeps.isDue(),
    );
    listener.progress();
    let whole: Problem | null = null;
    try {
      await adapter.list(sweep);
    } catch (error) {
      whole = isProblemError(error) ? error.problem : this.#defect(error);
    }
    const failed = whole ? () => true : sweep.scopeFailed;
    this.#fullSweeps.noteMissed(this.rows.closeSweep(number, failed, (scope) => sweep.isPartlyListed(scope)));
    this.#settle(sweep, whole);
    this.#recorder?.swept({
      startedMs,
      endedMs: Math.max(startedMs, now()),
      status: this.#problem === null ? 'ok' : 'failed',
      problemKind: this.#problem?.kind ?? null,
      rows: this.rows.size,
      full: sweep.whole,
    });
  }

  #settle(sweep: Sweep<Record>, whole: Problem | null): void {
    const nowMs = this.#options.now();
    // A call that never got its turn tells less than the one that held the turn.
    const problem = whole ?? sweep.problems.find(({ kind }) => kind !== 'queue_full') ?? sweep.problems[0] ?? null;
    this.#parts = { done: sweep.done, of: sweep.of, failed: sweep.failed };
    this.#partProblems = sweep.problems;
    this.#problem = problem;
    if (problem === null) {
      this.#status = 'ok';
      this.#fetchedAtMs = nowMs;
      if (sweep.whole) this.#fullSweeps.wentWell();
      this.#failuresInRow = 0;
      this.#nextSweepMs = nowMs + toSweepPause(this.#options);
      return;
    }
    // Parts that were denied remember it themselves; the others go on at the usual pace.
    const othersWork = sweep.done > 0 && sweep.problems.every(({ kind }) => kind === 'access_denied');
    this.#fail(problem, othersWork ? nowMs + toSweepPause(this.#options) : null);
  }

  #fail(problem: Problem, againMs: number | null = null): void {
    const { now, nextTry } = this.#options;
    this.#failuresInRow += 1;
    this.#status = DISABLED_KINDS.has(problem.kind) ? 'disabled' : this.#fetchedAtMs === null ? 'error' : 'stale';
    this.#nextSweepMs = againMs ?? nextTry(problem, this.#failuresInRow, now());
    this.#problem = { ...problem, retryAt: problem.retryAt ?? new Date(this.#nextSweepMs).toISOString() };
  }

  #defect(error: unknown): Problem {
    this.#options.onDefect(error);
    return DEFECT;
  }

  /** While the first listing runs its own counts are shown; later ones keep the last finished counts until they end. */
  #progress(sweep: Sweep<Record>): void {
    if (this.#fetchedAtMs === null) this.#parts = { done: sweep.done, of: sweep.of, failed: sweep.failed };
    this.#options.listener.progress();
  }
}
