import { setTimeout } from 'node:timers/promises';
import type { Problem } from '../../domain/problem.ts';
import { type CollectedSource, largestFirst } from './collected-source.ts';
import type { MintDashboard } from './open-dashboards.ts';
import type { SourceListener } from './source-options.ts';
import { Subscription } from './subscription.ts';

export type OpenedSources = {
  sources: CollectedSource[];
  /** What keeps every source from working, such as missing credentials; the sources are then opened anew later. */
  setup: Problem | null;
  /** Identities that read nothing, in words. */
  ignored?: readonly string[];
  /** By the id of the source. */
  dashboards?: ReadonlyMap<string, MintDashboard>;
};

export type CollectorOptions = {
  open: (host: CollectorHost) => Promise<OpenedSources>;
  pollMs: number;
  now: () => number;
  /** Called often while AWS is read; has to be cheap. */
  onCall?: () => void;
  /** Whether AWS is read also while nobody looks, so that the history has no gaps. */
  always?: () => boolean;
};

export type CollectorHost = {
  listener(sourceId: string): SourceListener;
  /** Whether single sessions may be asked about: somebody looks, and no first listing is under way. */
  mayAskDetails: () => boolean;
  /** Resolves when AWS may be called: what was known before is sent to those who look first. */
  mayCall: () => Promise<void>;
  /** Opens all sources anew: they turned out to be other ones. */
  reopen: () => void;
};

const TICK_MS = 1_000;
/** Details wait for the first listings, which are worth more, but not for ones that take their time. */
const DETAILS_WAIT_MS = 5_000;
/** How long a failed set-up is kept before the sources are opened anew. */
const REOPEN_MS = 10_000;
/** A viewer who comes at once is served before anything is read for nobody. */
const BACKGROUND_AFTER_MS = 3_000;
const PREPARE_MS = 2_000;
const PREPARED_MOST = 24;
const BEGIN_AT_ONCE = 6;
const BEGIN_WITHIN_MS = 10_000;
const ROWS_SENT_MS = 20;
const ROWS_SENT_MOST = 50;

/** All sources of the process. Viewers subscribe; what AWS is asked does not depend on how many they are. */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #viewers = new Set<Subscription>();
  #opened: Promise<void> | null = null;
  #reopening = false;
  #openedMs = 0;
  #sources: readonly CollectedSource[] = [];
  #setup: Problem | null = null;
  #ignored: readonly string[] = [];
  #dashboards: ReadonlyMap<string, MintDashboard> = new Map();
  /** Grows when the set of sources was replaced: streams over the old set end. */
  generation = 0;
  #lookedMs = Number.NEGATIVE_INFINITY;
  #listingSinceMs: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #startedMs = Number.POSITIVE_INFINITY;
  #called = false;
  #closed = false;

  constructor(options: CollectorOptions) {
    this.#options = options;
  }

  /** Opens the sources: finds the accounts behind them and, once, the scopes that hold sessions. */
  async open(): Promise<void> {
    const failed = this.#setup !== null && this.#options.now() - this.#openedMs > REOPEN_MS;
    if (this.#opened === null || failed) this.#opened = this.#open();
    const opened = this.#opened;
    try {
      await opened;
    } catch (error) {
      // A defect once is no reason to fail for ever: who asks next tries again.
      if (this.#opened === opened) this.#opened = null;
      throw error;
    }
  }

  /** Opens the sources, shows what was kept of them, and from then on reads AWS also while nobody looks. */
  async start(): Promise<void> {
    await this.open();
    if (this.#closed) return;
    this.#startedMs = this.#options.now();
    this.#run();
    for (const source of this.#sources) void source.restore();
  }

  /** The sources, opened at the first call; somebody looks. */
  async sources(): Promise<readonly CollectedSource[]> {
    this.#look();
    await this.open();
    return this.#sources;
  }

  /** How a link to the Spark UI of a source's session is made; null where none can be. */
  dashboardOf(sourceId: string): MintDashboard | null {
    return this.#dashboards.get(sourceId) ?? null;
  }

  /** How often AWS is looked at; ms. */
  get pollMs(): number {
    return this.#options.pollMs;
  }

  get setup(): Problem | null {
    return this.#setup;
  }

  get ignored(): readonly string[] {
    return this.#ignored;
  }

  subscribe(): Subscription {
    const viewer = new Subscription();
    this.#viewers.add(viewer);
    this.#look();
    return viewer;
  }

  unsubscribe(viewer: Subscription): void {
    this.#viewers.delete(viewer);
    this.#lookedMs = this.#options.now();
  }

  /** Other prices are in force: every amount is worked out anew and sent to whoever looks. */
  reprice(): void {
    for (const source of this.#sources) source.reprice();
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** One beat of the process's clock: sweeps that are due start while a viewer waits, details go on. */
  tick(): void {
    const background = this.#background();
    if (!this.#looking() && !background) {
      if (this.#timer && this.#options.always === undefined) {
        clearInterval(this.#timer);
        this.#timer = null;
      }
      return;
    }
    if (background) {
      if (this.#called) this.#options.onCall?.();
      // Sources that could not be opened are opened anew, also for nobody.
      if (this.#setup !== null) void this.open().catch(() => {});
    }
    largestFirst(this.#sources).forEach((source, index) => {
      if (this.#viewers.size > 0 || (background && this.#isItsTurn(index))) void source.sweepIfDue();
      source.loadDetails();
    });
  }

  /** Many sources that nobody waits for begin one after the other. */
  #isItsTurn(index: number): boolean {
    const { length } = this.#sources;
    const since = this.#options.now() - this.#startedMs - BACKGROUND_AFTER_MS;
    return length <= BEGIN_AT_ONCE || since >= (index / length) * BEGIN_WITHIN_MS;
  }

  readonly #background = (): boolean =>
    !this.#closed && this.#options.always?.() === true && this.#options.now() - this.#startedMs >= BACKGROUND_AFTER_MS;

  readonly #looking = (): boolean =>
    !this.#closed && (this.#viewers.size > 0 || this.#options.now() - this.#lookedMs < this.#options.pollMs);

  readonly #mayCall = async (): Promise<void> => {
    for (let time = 0; time < ROWS_SENT_MOST; time += 1) {
      if (![...this.#viewers].some(({ hasRows }) => hasRows)) break;
      await setTimeout(ROWS_SENT_MS);
    }
    this.#called = true;
    this.#options.onCall?.();
  };

  /** Whether the first rows of a source are still under way, which are worth more than anything else. */
  get firstListing(): boolean {
    return this.#sources.some(({ sweeping, fetchedAtMs }) => sweeping && fetchedAtMs === null);
  }

  readonly #mayAskDetails = (): boolean => {
    if (!this.#looking() && !this.#background()) return false;
    if (!this.firstListing) this.#listingSinceMs = null;
    else this.#listingSinceMs ??= this.#options.now();
    return this.#listingSinceMs === null || this.#options.now() - this.#listingSinceMs > DETAILS_WAIT_MS;
  };

  #look(): void {
    this.#lookedMs = this.#options.now();
    if (this.#called) this.#options.onCall?.();
    this.#run();
  }

  #run(): void {
    if (this.#timer || this.#closed) return;
    this.#timer = setInterval(() => this.tick(), TICK_MS);
    this.#timer.unref();
  }

  async #open(): Promise<void> {
    this.#openedMs = this.#options.now();
    const opened = await this.#options.open({
      listener: (id) => this.#listener(id),
      mayAskDetails: this.#mayAskDetails,
      mayCall: this.#mayCall,
      reopen: () => void this.#reopen(),
    });
    this.#setup = opened.setup;
    this.#ignored = opened.ignored ?? [];
    // As long as the set-up fails nothing is gained by new sources, and open streams would end for them.
    if (opened.setup !== null && this.#sources.length > 0) return;
    this.#sources = opened.sources;
    this.#dashboards = opened.dashboards ?? new Map();
    this.generation += 1;
    // Of very many sources the scopes alone would take as long as a listing, which asks for them anyway.
    if (opened.setup === null && opened.sources.length <= PREPARED_MOST) {
      const prepared = Promise.all(opened.sources.map((source) => source.prepare()));
      // One account that does not answer keeps nobody from the others.
      await Promise.race([prepared, setTimeout(PREPARE_MS, undefined, { ref: false })]);
    }
    for (const viewer of this.#viewers) viewer.wake();
  }

  /** Every source of an identity finds out by itself that they are other ones: once is enough for all of them. */
  async #reopen(): Promise<void> {
    if (this.#reopening) return;
    this.#reopening = true;
    this.#opened = null;
    // Whoever asks next is told of a failure, by trying again.
    await this.open().catch(() => {});
    this.#reopening = false;
  }

  #listener(sourceId: string): SourceListener {
    return {
      changed: (key) => {
        for (const viewer of this.#viewers) viewer.changed(key);
      },
      removed: (key) => {
        for (const viewer of this.#viewers) viewer.removed(key);
      },
      progress: () => {
        for (const viewer of this.#viewers) viewer.source(sourceId);
      },
    };
  }
}
