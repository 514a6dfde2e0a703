import { analyseIdling } from '../../cost/idle-analysis.ts';
import type { IdleAnalysis, IdleGroup } from '../../domain/idle-analysis.ts';
import { toBounds } from '../../domain/time-range.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { authorize } from '../auth/authorize.ts';
import { readIdlers } from './read-idlers.ts';
import { selectSessions } from './select-sessions.ts';
import type { VerbContext } from './verb-context.ts';

export type IdleRequest = { filters: SessionFilters; tz: string; group: IdleGroup; currency: string | null };

/** How the filtered sessions idled within the window, by what the history recorded. What nothing tells of is counted. */
export async function getIdle(
  context: VerbContext,
  { filters, ...question }: IdleRequest,
  signal: AbortSignal,
): Promise<IdleAnalysis> {
  authorize(context.principal, 'idle.read');
  const selection = await selectSessions(context, filters, signal);
  const nowMs = context.now();
  const range = toBounds(filters.window, nowMs);
  const bounds = { fromMs: range.fromMs, toMs: Math.min(range.toMs, nowMs) };
  const { idlers, recordedSince } = await readIdlers(context, filters, selection, bounds, nowMs);
  return {
    ...analyseIdling(idlers, { ...question, bounds, nowMs }),
    asOf: selection.asOf,
    complete: selection.complete,
    sources: selection.sources.map(({ id, problem }) => ({ id, problem })),
    recordedSince,
  };
}
