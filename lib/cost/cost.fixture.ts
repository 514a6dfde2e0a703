import { toSession } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { type Price, type PriceOrigin, toPriceId } from './price.ts';
import { openPriceBook } from './price-book.ts';

type Told = Partial<Omit<Price, 'id'>> & Pick<Price, 'service' | 'dimension' | 'pricePerUnit'>;

/** A price of us-east-1 in USD, unless told otherwise. */
export function toPrice(told: Told, origin: PriceOrigin = 'book'): Price {
  const price = {
    region: 'us-east-1',
    architecture: null,
    glueVersion: null,
    workerFamily: null,
    currency: 'USD',
    origin,
    certainty: 'published',
    source: 'a test',
    retrievedAt: null,
    ...told,
  } as const;
  return { ...price, id: toPriceId(price) };
}

/** Round prices of everything in us-east-1. */
export const BOOK = openPriceBook([
  toPrice({ service: 'emr-serverless', dimension: 'vcpu-hour', pricePerUnit: '0.05', architecture: 'x86_64' }),
  toPrice({ service: 'emr-serverless', dimension: 'memory-gb-hour', pricePerUnit: '0.006', architecture: 'x86_64' }),
  toPrice({ service: 'emr-serverless', dimension: 'storage-gb-hour', pricePerUnit: '0.0001' }),
  toPrice({ service: 'glue', dimension: 'dpu-hour', pricePerUnit: '0.44' }),
  toPrice({ service: 'glue', dimension: 'm-dpu-hour', pricePerUnit: '0.52' }),
  toPrice({ service: 'athena', dimension: 'dpu-hour', pricePerUnit: '0.35' }),
]);

/** The same prices in every region. */
export const BOOK_OF_ALL_REGIONS = openPriceBook(BOOK.prices.map((price) => ({ ...price, region: '*' })));

const NOTHING = { total: null, billed: null, dpuSeconds: null, executionSeconds: null };

/** A session of us-east-1 of a service, an hour old and running, with 5 G.1X workers where it is Glue's. */
export function toServiceSession(service: Session['service'], changes: Partial<Session> = {}): Session {
  const capacity =
    service === 'glue'
      ? { workerType: 'G.1X', workers: 5, dpus: 5, architecture: null }
      : {
          workerType: null,
          workers: null,
          dpus: null,
          architecture: service === 'athena' ? null : ('x86_64' as const),
        };
  return toSession({ service, region: 'us-east-1', usage: NOTHING, capacity, ...changes });
}

/** The same session, ended after an hour. */
export function toEndedSession(service: Session['service'], changes: Partial<Session> = {}): Session {
  const ended = { phase: 'ended', state: 'STOPPED', endedAt: '2026-08-20T12:00:00.000Z' } as const;
  return toServiceSession(service, { ...ended, ...changes });
}
