import { openIdleAnalysis } from '../../cost/idle-analysis.ts';
import type { IdleAnalysis, IdleGroup } from '../../domain/idle-analysis.ts';
import { toBounds } from '../../domain/time-range.ts';
import { serializeFilters } from '../../filters/codec.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { authorize } from '../auth/authorize.ts';
import { openPace } from './pace.ts';
import { readIdlers } from './read-idlers.ts';
import { relevantSources } from './relevant-sources.ts';
import { selectSettled } from './select-sessions.ts';
import { settle } from './settle.ts';
import type { VerbContext } from './verb-context.ts';

export type IdleRequest = { filters: SessionFilters; tz: string; group: IdleGroup; currency: string | null };

/** How the filtered sessions idled within the window, by what the history recorded. What nothing tells of is counted. */
export async function getIdle(
  context: VerbContext,
  { filters, ...question }: IdleRequest,
  signal: AbortSignal,
): Promise<IdleAnalysis> {
  authorize(context.principal, 'idle.read');
  await settle(relevantSources(filters, await context.collector.sources()), signal);
  const asked = `idle?${serializeFilters(filters)} ${JSON.stringify(question)}`;
  return context.answers.get(asked, () => makeIdle(context, { filters, ...question }));
}

async function makeIdle(context: VerbContext, { filters, ...question }: IdleRequest): Promise<IdleAnalysis> {
  const selection = await selectSettled(context, filters);
  const nowMs = context.now();
  const range = toBounds(filters.window, nowMs);
  const bounds = { fromMs: range.fromMs, toMs: Math.min(range.toMs, nowMs) };
  const { idlers, recordedSince } = await readIdlers(context, filters, selection, bounds, nowMs);
  const analysis = openIdleAnalysis({ ...question, bounds, nowMs });
  const pace = openPace();
  for (const look of [analysis.meet, analysis.add]) {
    for (const idler of idlers) {
      look(idler);
      if (pace.isDue()) await pace.rest();
    }
  }
  return {
    ...analysis.close(),
    asOf: selection.asOf,
    complete: selection.complete,
    sources: selection.sources.map(({ id, problem }) => ({ id, problem })),
    recordedSince,
  };
}
