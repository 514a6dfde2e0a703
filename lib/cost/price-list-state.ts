import type { Problem } from '../domain/problem.ts';
import type { Service } from '../domain/service.ts';
import type { Ambiguity, Reading } from './price-list.ts';

/** A product of ours that could not be read as a price. */
export type UnreadableProduct = Pick<Extract<Reading, { kind: 'unreadable' }>, 'sku' | 'usageType' | 'reason'>;

/**
 * How the reading of AWS's Price List stands for one service in one region. `unsupported`: the partition has no such
 * API. Times are ISO-8601 UTC.
 */
export type PriceListState = {
  service: Service;
  region: string;
  status: 'loading' | 'ok' | 'error' | 'unsupported';
  /** Prices that the last reading gave. */
  prices: number;
  fetchedAt: string | null;
  nextTryAt: string | null;
  problem: Problem | null;
  ambiguous: Ambiguity[];
  unreadable: UnreadableProduct[];
};
