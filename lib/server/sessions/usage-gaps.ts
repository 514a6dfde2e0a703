import type { Bounds } from '../../domain/time-range.ts';
import type { UsageGap } from '../../domain/usage-series.ts';
import type { HistoryStore } from '../history/store.ts';

const POLLS = 5;
const LEAST_MS = 5 * 60_000;

const toIso = (ms: number) => new Date(ms).toISOString();

/** Stretches of a window in which a source was not observed for five times as long as it is looked at, oldest first. */
export async function listUsageGaps(
  store: HistoryStore,
  sources: readonly string[],
  { fromMs, toMs }: Bounds,
  pollMs: number,
): Promise<UsageGap[]> {
  const patienceMs = Math.max(LEAST_MS, POLLS * pollMs);
  const bySource = await Promise.all(
    sources.map(async (source) =>
      (await store.listGaps(source, fromMs, toMs, patienceMs)).map((gap) => ({ source, ...gap })),
    ),
  );
  return bySource
    .flat()
    .sort((left, right) => left.fromMs - right.fromMs)
    .map(({ source, open, ...gap }) => ({ source, start: toIso(gap.fromMs), end: toIso(gap.toMs), open }));
}
