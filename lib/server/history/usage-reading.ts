import type { UsageMeasure } from '../../domain/usage-series.ts';

/** Within it a zone's clock stands still, at `offsetMs` from UTC. A unit is an hour, or a day by that clock. */
export type UsageStretch = { fromMs: number; toMs: number; unitMs: number; offsetMs: number };

export type UsageReading = {
  measure: UsageMeasure;
  /** One of KEPT_GROUPS, or `tag:KEY`; null for all sessions together. */
  dimension: string | null;
  bySource: boolean;
  sources: readonly string[];
  /** Epoch milliseconds, half-open; `fromMs` may be before everything. */
  fromMs: number;
  toMs: number;
  /** Whole hours of UTC that cover it, in their order; the cells come no finer. */
  stretches: readonly UsageStretch[];
  /** Sessions to leave out as they are kept: the caller knows a newer state of them. */
  without: readonly string[];
};

/**
 * A sum over sessions that are over, evenly spread between two moments, which may reach beyond what was asked for.
 * `source` is empty unless asked for, and `currency` for quantities.
 */
export type UsageCell = {
  fromMs: number;
  toMs: number;
  source: string;
  value: string | null;
  currency: string;
  /** Those of the measure asked for. */
  flags: number;
  /** In units of usage-amount.ts. */
  units: number;
  /** How many of them are counted here; each session of the window is in one cell. */
  sessions: number;
};
