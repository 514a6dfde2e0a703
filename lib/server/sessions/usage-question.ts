import type { UsageTally } from '../../cost/usage-figure.ts';
import { FIRST_MS } from '../../domain/place-in-time.ts';
import type { Bounds } from '../../domain/time-range.ts';
import type { UsageQuery } from '../../domain/usage.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import type { CollectedSource } from '../collect/collected-source.ts';

/** What is asked, as of one moment. */
export type UsageQuestion = {
  filters: SessionFilters;
  usage: UsageQuery;
  /** The sources that can hold matching sessions. */
  collected: readonly CollectedSource[];
  nowMs: number;
  range: Bounds;
  /** The window before, where that is asked for. */
  previous: Bounds | null;
};

/** The figures of both windows. `complete`: all rows of the window were decided, and are as AWS has them now. */
export type UsageAnswer = { range: UsageTally; previous: UsageTally | null; complete: boolean };

const HOUR_MS = 3_600_000;

/** Bounds that can be searched: from when the first session can have been to the end of the hour that is now. */
export function toFiniteBounds({ fromMs, toMs }: Bounds, nowMs: number): Bounds {
  return { fromMs: Math.max(FIRST_MS, fromMs), toMs: Math.min(toMs, Math.ceil((nowMs + 1) / HOUR_MS) * HOUR_MS) };
}
