import { listUsedPrices } from '../../cost/list-used-prices.ts';
import { findPriceUse } from '../../cost/price-gaps.ts';
import type { PriceOverview } from '../../cost/price-overview.ts';
import { groupByKind } from '../../cost/session-kinds.ts';
import { EMPTY_FILTERS } from '../../filters/codec.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { authorize } from '../auth/authorize.ts';
import { selectSessions } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

const EVERYTHING: SessionFilters = { ...EMPTY_FILTERS, window: { kind: 'relative', range: 'all' } };

/** The prices in force, what they do for all known sessions, and what these have no price of. */
export async function getPrices(context: VerbContext, signal: AbortSignal): Promise<PriceOverview> {
  authorize(context.principal, 'prices.read');
  const { sessions, sources, complete, missingSources, asOf } = await selectSessions(context, EVERYTHING, signal);
  const { prices, collector } = context;
  const { book } = prices;
  const { uses, gaps, unpriced } = findPriceUse(groupByKind(sessions), book);
  return {
    asOf,
    demo: sources.some(({ demo }) => demo),
    complete,
    sources: sources.length,
    missingSources,
    setup: collector.setup,
    sessions: sessions.length,
    unpriced,
    prices: listUsedPrices(book, uses),
    lists: prices.describe(),
    operator: { entries: prices.operatorPrices },
    shipped: { entries: prices.shippedPrices },
    gaps,
  };
}
