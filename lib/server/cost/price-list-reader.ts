import type { Price } from '../../cost/price.ts';
import { type Ambiguity, collectPrices, parseProduct, type Reading } from '../../cost/price-list.ts';
import type { PriceListState, UnreadableProduct } from '../../cost/price-list-state.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Service } from '../../domain/service.ts';
import { isProblemError } from '../errors.ts';

/** Pages of a service's products in the region it was made for; fails with a ProblemError only. */
export type ProductLister = (service: Service) => AsyncIterable<readonly string[]>;

export type PriceListReaderOptions = {
  service: Service;
  region: string;
  listers: readonly ProductLister[];
  now: () => number;
  nextTry: (problem: Problem, failuresInRow: number, nowMs: number) => number;
  onDefect: (error: unknown) => void;
  /** Told when a reading has given prices. */
  onRead: () => void;
};

/** AWS changes list prices seldom, and tells them days before they count. */
const READ_EVERY_MS = 12 * 3_600_000;
/** A list that could not be read is asked for at most this often, so that a closed door costs next to nothing. */
const RETRY_AT_SOONEST_MS = 5 * 60_000;
const UNREADABLE_KEPT = 20;

const DEFECT: Problem = {
  kind: 'service_error',
  message: 'Sparktally itself failed while it read the Price List.',
  hint: 'The log has the details. It is tried again.',
};

/** Reads AWS's Price List of one service in one region, and keeps what it gave last while a newer one cannot be had. */
export class PriceListReader {
  readonly #options: PriceListReaderOptions;
  #prices: readonly Price[] = [];
  #ambiguous: readonly Ambiguity[] = [];
  #unreadable: UnreadableProduct[] = [];
  #fetchedAtMs: number | null = null;
  #problem: Problem | null = null;
  #failuresInRow = 0;
  #nextMs = 0;
  #reading: Promise<void> | null = null;

  constructor(options: PriceListReaderOptions) {
    this.#options = options;
  }

  get prices(): readonly Price[] {
    return this.#prices;
  }

  get ambiguous(): readonly Ambiguity[] {
    return this.#ambiguous;
  }

  /** Reads when it is due; who comes meanwhile shares the reading. Never rejects. */
  readIfDue(): Promise<void> {
    if (this.#options.listers.length === 0) return Promise.resolve();
    if (this.#reading === null && this.#options.now() >= this.#nextMs) {
      this.#reading = this.#read().finally(() => {
        this.#reading = null;
      });
    }
    return this.#reading ?? Promise.resolve();
  }

  describe(): PriceListState {
    const { service, region, listers } = this.#options;
    const loading = this.#fetchedAtMs === null && this.#problem === null;
    return {
      service,
      region,
      status: listers.length === 0 ? 'unsupported' : this.#problem !== null ? 'error' : loading ? 'loading' : 'ok',
      prices: this.#prices.length,
      fetchedAt: toIso(this.#fetchedAtMs),
      nextTryAt: this.#nextMs === 0 ? null : toIso(this.#nextMs),
      problem: this.#problem,
      ambiguous: [...this.#ambiguous],
      unreadable: this.#unreadable,
    };
  }

  async #read(): Promise<void> {
    const { now, nextTry, onRead, listers } = this.#options;
    let problem: Problem | null = null;
    for (const list of listers) {
      try {
        this.#keep(await this.#list(list));
        problem = null;
        break;
      } catch (error) {
        if (!isProblemError(error)) this.#options.onDefect(error);
        problem = isProblemError(error) ? error.problem : DEFECT;
        // Another account's role may be let where this one's is not; nothing else is mended by asking for another.
        if (problem.kind !== 'access_denied' && !problem.kind.startsWith('credentials_')) break;
      }
    }
    this.#problem = problem;
    this.#failuresInRow = problem === null ? 0 : this.#failuresInRow + 1;
    const nowMs = now();
    this.#nextMs =
      problem === null
        ? nowMs + READ_EVERY_MS
        : Math.max(nowMs + RETRY_AT_SOONEST_MS, nextTry(problem, this.#failuresInRow, nowMs));
    if (problem === null) onRead();
  }

  async #list(list: ProductLister): Promise<Reading[]> {
    const nowMs = this.#options.now();
    const at = { nowMs, retrievedAt: new Date(nowMs).toISOString() };
    const readings: Reading[] = [];
    for await (const page of list(this.#options.service)) {
      for (const product of page) {
        const reading = parseProduct(product, at);
        if (reading.kind !== 'not-ours') readings.push(reading);
      }
    }
    return readings;
  }

  #keep(readings: readonly Reading[]): void {
    const { prices, ambiguous } = collectPrices(readings);
    // The filter of the call asks for one region; a product of another one says nothing about it.
    const ours = ({ service, region }: Pick<Price, 'service' | 'region'>) =>
      service === this.#options.service && region === this.#options.region;
    this.#prices = prices.filter(ours);
    this.#ambiguous = ambiguous.filter(ours);
    this.#unreadable = readings
      .flatMap((reading) => (reading.kind === 'unreadable' ? [reading] : []))
      .slice(0, UNREADABLE_KEPT)
      .map(({ sku, usageType, reason }) => ({ sku, usageType, reason }));
    this.#fetchedAtMs = this.#options.now();
  }
}

function toIso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
