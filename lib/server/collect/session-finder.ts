import { setTimeout } from 'node:timers/promises';
import { toActivity } from '../../domain/activity.ts';
import { isLive } from '../../domain/phase.ts';
import type { Problem } from '../../domain/problem.ts';
import { toKey } from '../../domain/resource-ref.ts';
import { ITEM_KINDS, type ItemKind, type ItemOf } from '../../domain/session-items.ts';
import { toLife } from '../../domain/time-range.ts';
import { isProblemError } from '../errors.ts';
import type { Adapter, Ask, Raw } from './adapter.ts';
import { noteFailure } from './ask-states.ts';
import type { FoundItems, FoundSession, SessionLists } from './collected-source.ts';
import { FRESH_MS, ItemsReader } from './items-reader.ts';
import type { Entry, RowStore } from './row-store.ts';

/** Answers about ended sessions never change; this many are kept so that looking twice asks once. */
const KEPT_ANSWERS = 500;

const GONE: Problem = {
  kind: 'gone',
  message: 'AWS no longer knows this session.',
  hint: 'Shown is what was known of it when it was last seen.',
};

const ANSWER_PATIENCE_MS = 3_000;

/** What is known is not kept from who looks for as long as AWS may take. */
export const LATE: Problem = {
  kind: 'timeout',
  message: 'AWS has not answered yet.',
  hint: 'Shown is what is known so far; the answer follows by itself.',
};

type FinderOptions<Record> = {
  account: string;
  region: string;
  adapter: Adapter<Record>;
  rows: RowStore<Record>;
  now: () => number;
  viewPatienceMs: number | null;
  answerPatienceMs?: number;
  /** The number of the newest sweep. */
  sweep: () => number;
  defect: (error: unknown) => Problem;
};

type KeptAnswer = { raw: Raw; askedMs: number; state: string };

const isNotFound = ({ kind }: Problem) => kind === 'not_found' || kind === 'gone';

type Answer<Record> = { entry: Entry<Record>; raw: Raw };

/**
 * Finds one session for its page: AWS's answer of now, else what is still known, said to be so. Several who look within
 * a few seconds are shown one answer.
 */
export class SessionFinder<Record> implements SessionLists {
  readonly #options: FinderOptions<Record>;
  readonly #adapter: Adapter<Record>;
  readonly #rows: RowStore<Record>;
  readonly #lists: ItemsReader<Record>;
  readonly #answers = new Map<string, KeptAnswer>();
  readonly #finding = new Map<string, Promise<FoundSession | null>>();
  readonly #getting = new Map<string, Promise<Answer<Record>>>();
  /** Why AWS did not answer, where nobody waited until that was known. */
  readonly #failures = new Map<string, Problem>();

  constructor(options: FinderOptions<Record>) {
    this.#options = options;
    this.#adapter = options.adapter;
    this.#rows = options.rows;
    this.#lists = new ItemsReader(options);
  }

  /** Null when neither AWS nor we know it; throws a ProblemError when AWS cannot be asked and nothing is known. */
  find(scope: string, id: string): Promise<FoundSession | null> {
    const key = this.#toKey(scope, id);
    const running = this.#finding.get(key);
    if (running !== undefined) return running;
    const finding = this.#find(key, scope, id).finally(() => this.#finding.delete(key));
    this.#finding.set(key, finding);
    return finding;
  }

  async read<Kind extends ItemKind>(kind: Kind, scope: string, id: string): Promise<FoundItems<ItemOf[Kind]> | null> {
    const key = this.#toKey(scope, id);
    if (this.#rows.get(key) === undefined) await this.find(scope, id);
    const entry = this.#rows.get(key);
    const reading = entry && (await this.#lists.read(entry, kind));
    return entry && reading ? { row: this.#rows.current(entry), reading } : null;
  }

  async fill<Kind extends ItemKind>(
    kind: Kind,
    { scope, id }: { scope: string; id: string },
    items: readonly ItemOf[Kind][],
  ): Promise<readonly ItemOf[Kind][]> {
    const entry = this.#rows.get(this.#toKey(scope, id));
    return (entry && (await this.#adapter.lists[kind]?.fill?.(entry.record, items, 'viewer'))) ?? items;
  }

  async #find(key: string, scope: string, id: string): Promise<FoundSession | null> {
    const known = this.#rows.get(key);
    const kept = this.#answers.get(key);
    if (known && kept && this.#holds(known, kept)) {
      await this.#loadViewed(known);
      return this.#found(known, { raw: kept.raw, problem: null });
    }
    const getting = this.#get(key, scope, id);
    try {
      if (known !== undefined && !(await this.#isSoon(getting))) {
        void getting.catch((error) => this.#noteFailure(key, error));
        const failure = this.#failures.get(key);
        // Or a source that fails slowly would for ever be about to answer.
        if (failure !== undefined) return this.#unanswered(known, kept, failure);
        return this.#found(known, { raw: kept?.raw ?? null, problem: LATE });
      }
      const { entry, raw } = await getting;
      await this.#loadViewed(entry);
      return this.#found(entry, { raw, problem: null });
    } catch (error) {
      if (!isProblemError(error)) throw error;
      if (known) return this.#unanswered(known, kept, error.problem);
      if (isNotFound(error.problem)) return null;
      throw error;
    }
  }

  /** What is still known, and why it is no more than that. */
  #unanswered(known: Entry<Record>, kept: KeptAnswer | undefined, problem: Problem): FoundSession {
    return this.#found(known, { raw: kept?.raw ?? null, problem: isNotFound(problem) ? GONE : problem }, true);
  }

  #noteFailure(key: string, error: unknown): void {
    this.#failures.set(key, isProblemError(error) ? error.problem : this.#options.defect(error));
    const oldest = this.#failures.keys().next();
    if (this.#failures.size > KEPT_ANSWERS && !oldest.done) this.#failures.delete(oldest.value);
  }

  /** AWS's answer, kept even where nobody waits for it any more. However many look meanwhile, it is asked for once. */
  #get(key: string, scope: string, id: string): Promise<Answer<Record>> {
    const running = this.#getting.get(key);
    if (running !== undefined) return running;
    const getting = this.#ask(key, scope, id).finally(() => this.#getting.delete(key));
    this.#getting.set(key, getting);
    return getting;
  }

  async #ask(key: string, scope: string, id: string): Promise<Answer<Record>> {
    const askedMs = this.#options.now();
    const { record, raw, answered } = await this.#adapter.get(scope, id);
    this.#failures.delete(key);
    const entry = this.#store(key, record);
    for (const ask of answered)
      this.#rows.answered(entry, ask, this.#adapter.nextAskMs(entry.record, ask, this.#options.now()));
    this.#rows.remap(entry, false);
    this.#keep(key, { raw, askedMs, state: entry.row.state });
    return { entry, raw };
  }

  /** Whether an answer, good or bad, comes within the time that a viewer waits for it. */
  async #isSoon(answer: Promise<unknown>): Promise<boolean> {
    const patienceMs = this.#options.answerPatienceMs ?? ANSWER_PATIENCE_MS;
    const settled = answer.then(
      () => true,
      () => true,
    );
    return Promise.race([settled, setTimeout(patienceMs, false, { ref: false })]);
  }

  /** What a page shows besides: each for itself, so that one that fails or takes long takes nothing else with it. */
  async #loadViewed(entry: Entry<Record>): Promise<void> {
    const asks = this.#adapter.viewed(entry.record);
    const loads = Promise.all(asks.map((ask) => this.#loadOne(entry, ask)));
    const { viewPatienceMs } = this.#options;
    if (viewPatienceMs === null || asks.length === 0) await loads;
    else await Promise.race([loads, setTimeout(viewPatienceMs, undefined, { ref: false })]);
  }

  /** Never rejects. */
  async #loadOne(entry: Entry<Record>, ask: Ask): Promise<void> {
    const state = entry.asks.get(ask);
    if (state === undefined || state.final) return;
    const kind = ITEM_KINDS.find((candidate) => this.#adapter.lists[candidate]?.ask === ask);
    if (kind !== undefined) {
      await this.#lists.read(entry, kind);
      return;
    }
    try {
      const change = await this.#adapter.load(entry.record, ask, 'viewer');
      this.#rows.answered(entry, ask, this.#adapter.nextAskMs(change(entry.record), ask, this.#options.now()));
      this.#rows.update(entry.key, change);
    } catch (error) {
      noteFailure(state, isProblemError(error) ? error.problem.kind : this.#options.defect(error).kind);
    }
  }

  #found(entry: Entry<Record>, told: Pick<FoundSession, 'raw' | 'problem'>, stale = entry.row.stale): FoundSession {
    const row = this.#rows.current(entry, stale);
    const work = this.#adapter.workOf(entry.record);
    if (work !== null) {
      const untilMs = row.stale ? Date.parse(row.asOf) : this.#options.now();
      return { ...told, row, activity: toActivity(work.kind, work.work, toLife(row, untilMs)), noActivity: null };
    }
    const asked = this.#adapter.viewed(entry.record).includes('work');
    const status = entry.asks.get('work')?.status ?? 'not-supported';
    return { ...told, row, activity: null, noActivity: asked && status !== 'loaded' ? status : 'not-supported' };
  }

  #toKey(scope: string, id: string): string {
    const { account, region } = this.#options;
    return toKey({ service: this.#adapter.service, account, region, scope, id });
  }

  #store(key: string, record: Record): Entry<Record> {
    const updated = this.#rows.update(key, (previous) => this.#adapter.carry(record, previous));
    return updated ?? this.#rows.put(record, this.#options.sweep());
  }

  /** Whether an answer is still as good as a new one. */
  #holds(entry: Entry<Record>, { askedMs, state }: KeptAnswer): boolean {
    if (entry.asks.get('session')?.final ?? !isLive(entry.row.phase)) return true;
    const age = this.#options.now() - askedMs;
    return age >= 0 && age < FRESH_MS && state === entry.row.state && !entry.row.stale;
  }

  #keep(key: string, answer: KeptAnswer): void {
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    const oldest = this.#answers.keys().next();
    if (this.#answers.size > KEPT_ANSWERS && !oldest.done) this.#answers.delete(oldest.value);
  }
}
