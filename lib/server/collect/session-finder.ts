import { toActivity } from '../../domain/activity.ts';
import { isLive } from '../../domain/phase.ts';
import type { Problem, ProblemKind } from '../../domain/problem.ts';
import { toKey } from '../../domain/resource-ref.ts';
import { toLife } from '../../domain/time-range.ts';
import { isProblemError } from '../errors.ts';
import type { Adapter, Ask, AskStatus, Raw } from './adapter.ts';
import type { FoundSession } from './collected-source.ts';
import type { Entry, RowStore } from './row-store.ts';

/** Answers about ended sessions never change; this many are kept so that looking twice asks once. */
const KEPT_ANSWERS = 500;

const STATUS_OF: Partial<{ [Kind in ProblemKind]: AskStatus }> = {
  access_denied: 'denied',
  not_supported: 'not-supported',
};

const GONE: Problem = {
  kind: 'gone',
  message: 'AWS no longer knows this session.',
  hint: 'Shown is what was known of it when it was last seen.',
};

/** Finds one session for its page: AWS's answer of now, else what is still known, said to be so. */
export class SessionFinder<Record> {
  readonly #account: string;
  readonly #region: string;
  readonly #adapter: Adapter<Record>;
  readonly #rows: RowStore<Record>;
  readonly #now: () => number;
  readonly #answers = new Map<string, Raw>();

  constructor(options: {
    account: string;
    region: string;
    adapter: Adapter<Record>;
    rows: RowStore<Record>;
    now: () => number;
  }) {
    this.#account = options.account;
    this.#region = options.region;
    this.#adapter = options.adapter;
    this.#rows = options.rows;
    this.#now = options.now;
  }

  /** Null when neither AWS nor we know it; throws a ProblemError when AWS cannot be asked and nothing is known. */
  async find(scope: string, id: string, sweep: number): Promise<FoundSession | null> {
    const key = toKey({ service: this.#adapter.service, account: this.#account, region: this.#region, scope, id });
    const known = this.#rows.get(key);
    const kept = this.#answers.get(key);
    if (known && kept && this.#isFinal(known)) return this.#found(known, { raw: kept, problem: null });
    try {
      const { record, raw, answered } = await this.#adapter.get(scope, id);
      const entry = this.#store(key, record, sweep);
      for (const ask of answered)
        this.#rows.answered(entry, ask, this.#adapter.nextAskMs(entry.record, ask, this.#now()));
      this.#rows.remap(entry, false);
      this.#keep(key, raw);
      await this.#loadViewed(entry);
      return this.#found(entry, { raw, problem: null });
    } catch (error) {
      if (!isProblemError(error)) throw error;
      const notFound = error.problem.kind === 'not_found' || error.problem.kind === 'gone';
      if (!known && notFound) return null;
      if (!known) throw error;
      return this.#found(known, { raw: kept ?? null, problem: notFound ? GONE : error.problem }, true);
    }
  }

  /** What a page shows besides: each for itself, so that one that fails takes nothing else with it. */
  async #loadViewed(entry: Entry<Record>): Promise<void> {
    const asks = this.#adapter.viewed(entry.record);
    await Promise.all(asks.map((ask) => this.#loadOne(entry, ask)));
  }

  async #loadOne(entry: Entry<Record>, ask: Ask): Promise<void> {
    const state = entry.asks.get(ask);
    if (state === undefined || state.final) return;
    try {
      const change = await this.#adapter.load(entry.record, ask, 'viewer');
      this.#rows.answered(entry, ask, this.#adapter.nextAskMs(change(entry.record), ask, this.#now()));
      this.#rows.update(entry.key, change);
    } catch (error) {
      if (!isProblemError(error)) throw error;
      if (state.status !== 'loaded') state.status = STATUS_OF[error.problem.kind] ?? 'unavailable';
    }
  }

  #found(entry: Entry<Record>, told: Pick<FoundSession, 'raw' | 'problem'>, stale = entry.row.stale): FoundSession {
    const row = this.#rows.current(entry, stale);
    const work = this.#adapter.workOf(entry.record);
    if (work !== null) {
      const activity = toActivity(work.kind, work.work, toLife(row, row.stale ? Date.parse(row.asOf) : this.#now()));
      return { ...told, row, activity, noActivity: null };
    }
    const asked = this.#adapter.viewed(entry.record).includes('work');
    const status = entry.asks.get('work')?.status ?? 'not-supported';
    return { ...told, row, activity: null, noActivity: asked && status !== 'loaded' ? status : 'not-supported' };
  }

  #store(key: string, record: Record, sweep: number): Entry<Record> {
    const updated = this.#rows.update(key, (previous) => this.#adapter.carry(record, previous));
    return updated ?? this.#rows.put(record, sweep);
  }

  #isFinal(entry: Entry<Record>): boolean {
    return entry.asks.get('session')?.final ?? !isLive(entry.row.phase);
  }

  #keep(key: string, raw: Raw): void {
    this.#answers.delete(key);
    this.#answers.set(key, raw);
    const oldest = this.#answers.keys().next();
    if (this.#answers.size > KEPT_ANSWERS && !oldest.done) this.#answers.delete(oldest.value);
  }
}
