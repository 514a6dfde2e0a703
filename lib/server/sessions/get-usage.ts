import { toUsageSeries, type UsageQuery } from '../../domain/usage.ts';
import type { UsageSeries } from '../../domain/usage-series.ts';
import type { SessionFilters } from '../../filters/filter.ts';

import { authorize } from '../auth/authorize.ts';
import { selectSessions } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

export type UsageRequest = { filters: SessionFilters; usage: UsageQuery };

/** A quantity of the filtered sessions over time. What is in no bar, and which source is missing, is said. */
export async function getUsage(
  context: VerbContext,
  { filters, usage }: UsageRequest,
  signal: AbortSignal,
): Promise<UsageSeries> {
  authorize(context.principal, 'usage.read');
  const selection = await selectSessions(context, filters, signal);
  const series = toUsageSeries(selection.sessions, { window: filters.window, ...usage }, context.now());
  return {
    ...series,
    complete: selection.complete,
    asOf: selection.asOf,
    sources: selection.sources.map(({ id, problem }) => ({ id, problem })),
  };
}
