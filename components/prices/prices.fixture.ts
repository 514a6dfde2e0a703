import type { PriceListState } from '@/lib/cost/price-list-state.ts';
import type { PriceGap, UsedPrice } from '@/lib/cost/price-overview.ts';

/** A shipped price of Glue's DPU in us-east-1. */
export function toUsedPrice(changes: Partial<UsedPrice> = {}): UsedPrice {
  const price: UsedPrice = {
    id: '',
    service: 'glue',
    region: 'us-east-1',
    dimension: 'dpu-hour',
    architecture: null,
    glueVersion: null,
    workerFamily: null,
    pricePerUnit: '0.44',
    currency: 'USD',
    origin: 'book',
    certainty: 'second-hand',
    source: 'a test',
    retrievedAt: null,
    sessions: 0,
    outranked: false,
    ...changes,
  };
  return { ...price, id: [price.origin, price.region, price.dimension, price.glueVersion].join('/') };
}

/** R workers in eu-west-1. */
export function toGap(changes: Partial<PriceGap> = {}): PriceGap {
  return {
    service: 'glue',
    region: 'eu-west-1',
    dimension: 'm-dpu-hour',
    architecture: null,
    glueVersion: null,
    workerFamily: 'R',
    workerTypes: ['R.1X'],
    reason: 'no-price',
    sessions: 3,
    live: 1,
    href: '/sessions',
    exact: true,
    ...changes,
  };
}

/** Glue's list of us-east-1, read an hour before noon. */
export function toListState(changes: Partial<PriceListState> = {}): PriceListState {
  return {
    service: 'glue',
    region: 'us-east-1',
    status: 'ok',
    prices: 3,
    fetchedAt: '2026-08-20T11:00:00.000Z',
    nextTryAt: '2026-08-20T23:00:00.000Z',
    problem: null,
    ambiguous: [],
    unreadable: [],
    ...changes,
  };
}
