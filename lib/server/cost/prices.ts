import type { Price } from '../../cost/price.ts';
import { openPriceBook, type PriceBook } from '../../cost/price-book.ts';
import type { PriceListState } from '../../cost/price-list-state.ts';
import { SHIPPED_PRICES } from '../../cost/shipped-prices.ts';
import type { Problem } from '../../domain/problem.ts';
import { SERVICES } from '../../domain/service.ts';
import { PriceListReader, type ProductLister } from './price-list-reader.ts';

export type PricesOptions = {
  /** Of the operator's file; they count before all others. */
  operator: readonly Price[];
  now: () => number;
  nextTry: (problem: Problem, failuresInRow: number, nowMs: number) => number;
  onDefect: (error: unknown) => void;
};

/** The prices in force: the operator's, those of AWS's Price List as far as it could be read, and the shipped ones. */
export class Prices {
  readonly #options: PricesOptions;
  readonly #readers = new Map<string, PriceListReader>();
  readonly #watchers = new Set<() => void>();
  #book: PriceBook;

  constructor(options: PricesOptions) {
    this.#options = options;
    this.#book = openPriceBook([...options.operator, ...SHIPPED_PRICES]);
  }

  get book(): PriceBook {
    return this.#book;
  }

  get operatorPrices(): number {
    return this.#options.operator.length;
  }

  get shippedPrices(): number {
    return SHIPPED_PRICES.length;
  }

  /** Called whenever other prices are in force than before. */
  onChange(watcher: () => void): void {
    this.#watchers.add(watcher);
  }

  /** Has the Price List of a region read, by the first lister that is let; by none where its partition has no such API. */
  watch(region: string, listers: readonly ProductLister[]): void {
    for (const service of SERVICES) {
      this.#readers.set(
        `${service}/${region}`,
        new PriceListReader({ ...this.#options, service, region, listers, onRead: () => this.#rebuild() }),
      );
    }
  }

  /** Starts the readings that are due; resolves when those under way have ended. Never rejects. */
  async refreshIfDue(): Promise<void> {
    await Promise.all([...this.#readers.values()].map((reader) => reader.readIfDue()));
  }

  describe(): PriceListState[] {
    return [...this.#readers.values()].map((reader) => reader.describe());
  }

  #rebuild(): void {
    const readers = [...this.#readers.values()];
    const prices = [...this.#options.operator, ...readers.flatMap((reader) => reader.prices), ...SHIPPED_PRICES];
    this.#book = openPriceBook(
      prices,
      readers.flatMap((reader) => reader.ambiguous),
    );
    for (const watcher of this.#watchers) watcher();
  }
}
