import type { Overview } from '../../domain/overview.ts';
import { serializeFilters } from '../../filters/codec.ts';
import { authorize } from '../auth/authorize.ts';
import { type MadeOverview, makeOverview, type OverviewRequest, toTodayWindow } from './make-overview.ts';
import { relevantSources } from './relevant-sources.ts';
import { selectSettledWindows } from './select-sessions.ts';
import { settle } from './settle.ts';
import type { VerbContext } from './verb-context.ts';

/** Money and counts of the filtered sessions, what idles, what failed. "At least" wherever something is missing. */
export async function getOverview(
  context: VerbContext,
  request: OverviewRequest,
  signal: AbortSignal,
): Promise<Overview> {
  authorize(context.principal, 'overview.read');
  const { overview } = await shareOverview(context, request, signal);
  return overview;
}

/** The overview of some sessions, made once for all who ask for it. */
export async function shareOverview(
  context: VerbContext,
  request: OverviewRequest,
  signal: AbortSignal,
): Promise<MadeOverview> {
  const { filters, tz } = request;
  await settle(relevantSources(filters, await context.collector.sources()), signal);
  return context.overviews.get(`${tz} ${serializeFilters(filters)}`, async () => {
    const toWindows = (nowMs: number) => ({ range: filters.window, today: toTodayWindow(nowMs, tz) });
    const selected = await selectSettledWindows(context, filters, toWindows);
    return makeOverview(selected, request, context.prices.book);
  });
}
