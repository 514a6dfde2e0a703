import type { HistoryState } from '../../domain/history-state.ts';
import { toPreviousBounds } from '../../domain/previous-period.ts';
import { toBounds } from '../../domain/time-range.ts';
import { toUsageChart, toUsagePeriod, type UsageQuery } from '../../domain/usage.ts';
import type { UsageGap, UsageSeries } from '../../domain/usage-series.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { authorize } from '../auth/authorize.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { HistoryStore } from '../history/store.ts';
import { relevantSources } from './relevant-sources.ts';
import { describeSources } from './select-sessions.ts';
import { settle } from './settle.ts';
import { answerFromRollUp, canRollUpAnswer } from './usage-from-roll-up.ts';
import { answerFromRows } from './usage-from-rows.ts';
import { listUsageGaps } from './usage-gaps.ts';
import { toFiniteBounds, type UsageAnswer, type UsageQuestion } from './usage-question.ts';
import type { VerbContext } from './verb-context.ts';

export type UsageRequest = { filters: SessionFilters; usage: UsageQuery };

const DAY_MS = 24 * 3_600_000;

type Recorded = { gaps: UsageGap[]; recordedSince: string | null };

/** A quantity of the filtered sessions over time. What is in no bar, and which source is missing, is said. */
export async function getUsage(
  context: VerbContext,
  { filters, usage }: UsageRequest,
  signal: AbortSignal,
): Promise<UsageSeries> {
  authorize(context.principal, 'usage.read');
  const collected = relevantSources(filters, await context.collector.sources());
  await settle(collected, signal);
  const nowMs = context.now();
  const range = toBounds(filters.window, nowMs);
  const previous = usage.compare === null ? null : toPreviousBounds(range, nowMs, usage.tz);
  const question: UsageQuestion = { filters, usage, collected, nowMs, range, previous };
  const { answer, gaps, recordedSince } = await answerWithHistory(context, question, signal);
  const chart = toUsageChart(answer.range, { window: filters.window, ...usage }, nowMs);
  const { sources, asOf } = describeSources(collected, nowMs);
  const { complete } = answer;
  return {
    ...chart,
    atLeast: chart.atLeast || !complete,
    previous: answer.previous === null || previous === null ? null : toUsagePeriod(answer.previous, previous, chart),
    complete,
    asOf,
    sources: sources.map(({ id, problem }) => ({ id, problem })),
    gaps,
    recordedSince,
  };
}

/**
 * From the history as far as it is there. Where its sums cannot be brought up to date, such as on a full disk, from what
 * can still be read of it; while it fails, from the rows that AWS tells of.
 */
async function answerWithHistory(
  context: VerbContext,
  question: UsageQuestion,
  signal: AbortSignal,
): Promise<{ answer: UsageAnswer } & Recorded> {
  const { store } = context.history;
  if (store !== null) {
    const fromRollUp = () => answerFromRollUp(question, store, context.history.pending);
    const fromRows = () => answerFromRows(context, question, store, signal);
    const { filters, usage } = question;
    const inSums = canRollUpAnswer(filters, usage.group) && !mayBeForgotten(question, context.history.describe());
    for (const answer of inSums ? [fromRollUp, fromRows] : [fromRows]) {
      try {
        return { answer: await answer(), ...(await readRecorded(context, question, store)) };
      } catch (error) {
        if (!isHistoryError(error)) throw error;
        context.history.failed(error);
      }
    }
  }
  return { answer: await answerFromRows(context, question, null, signal), gaps: [], recordedSince: null };
}

/** What the history forgot is in none of its sums, and AWS may tell of it still. */
function mayBeForgotten({ range, previous, nowMs }: UsageQuestion, { keepDays }: HistoryState): boolean {
  const fromMs = Math.min(range.fromMs, previous?.fromMs ?? range.fromMs);
  return keepDays !== null && fromMs < nowMs - keepDays * DAY_MS;
}

async function readRecorded(
  { collector }: VerbContext,
  { collected, range, nowMs }: UsageQuestion,
  store: HistoryStore,
): Promise<Recorded> {
  const { fromMs, toMs } = toFiniteBounds(range, nowMs);
  const ids = collected.map(({ id }) => id);
  const bounds = { fromMs, toMs: Math.min(toMs, nowMs) };
  const gaps = bounds.toMs > fromMs ? await listUsageGaps(store, ids, bounds, collector.pollMs) : [];
  const since = await store.recordedSince();
  return { gaps, recordedSince: since === null ? null : new Date(since).toISOString() };
}
