import type { SpendBucket } from '../domain/overview.ts';
import { SERVICES, type Service } from '../domain/service.ts';
import type { Bounds } from '../domain/time-range.ts';
import { toBuckets } from '../domain/usage.ts';
import { findBucket } from '../domain/usage-rows.ts';
import type { Decimal } from './decimal.ts';
import { type Purse, put, toAmounts } from './purse.ts';
import { type Spend, spentBefore } from './spend.ts';
import { toMoney } from './spend-portions.ts';

/** A chart of three months has a bar a day. */
export const MAX_BUCKETS = 92;

export type SpendSeries = { bucket: 'day' | 'week' | 'month'; buckets: SpendBucket[] };

/**
 * What was spent day by day of a zone, by service; in weeks or months where days would be too many. The first bucket
 * begins with the bounds, or with the earliest spend (epoch ms) where they are open. Adds up exactly to what was spent
 * within them.
 */
export function openSpendSeries(bounds: Bounds, earliestMs: number, nowMs: number, tz: string) {
  const { bucket, edges } = toBuckets(bounds, earliestMs, nowMs, { bucket: 'day', tz }, MAX_BUCKETS);
  const purses = edges.slice(1).map(() => new Map<Service, Purse>());
  return {
    add: (spend: Spend): void => spreadOver(purses, edges, spend),
    close: (): SpendSeries => ({
      bucket: bucket === 'hour' ? 'day' : bucket,
      buckets: purses.map((byService, index) => ({
        start: toIso(edges[index]),
        end: toIso(edges[index + 1]),
        spend: SERVICES.flatMap((service) => {
          const purse = byService.get(service);
          return purse === undefined ? [] : [{ service, amounts: toAmounts(purse).map(toMoney) }];
        }),
      })),
    }),
  };
}

function spreadOver(purses: readonly Map<Service, Purse>[], edges: readonly number[], spend: Spend): void {
  const { service } = spend.session;
  const first = findBucket(edges, spend.startMs);
  let before = spentBefore(spend, edges[first] ?? spend.startMs);
  for (let index = first; index < purses.length; index += 1) {
    const [toMs, purse] = [edges[index + 1], purses[index]];
    if (toMs === undefined || purse === undefined || before === spend.amount.value) return;
    const upTo = spentBefore(spend, toMs);
    if (upTo > before) {
      const own = purse.get(service) ?? new Map<string, Decimal>();
      purse.set(service, own);
      put(own, spend.amount.currency, upTo - before);
    }
    before = upTo;
  }
}

const toIso = (ms: number | undefined) => new Date(ms ?? 0).toISOString();
