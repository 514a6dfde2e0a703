import type { UsageMeasure } from '../../domain/usage-series.ts';

/**
 * What is asked of the hourly roll-up, in SQL that SQLite and PostgreSQL read alike. A number that is calculated with is
 * cast: drivers hand over the numbers of JavaScript as floats.
 */

export const MEASURE_COLUMNS: Record<UsageMeasure, string> = {
  cost: 'cost',
  idleCost: 'idle_cost',
  dpuSeconds: 'dpu_seconds',
  billedVcpuHours: 'billed_vcpu_hours',
  billedMemoryGbHours: 'billed_memory_gb_hours',
  billedStorageGbHours: 'billed_storage_gb_hours',
  totalVcpuHours: 'total_vcpu_hours',
  totalMemoryGbHours: 'total_memory_gb_hours',
  totalStorageGbHours: 'total_storage_gb_hours',
};

const KEY_COLUMNS = ['dimension', 'step_ms', 'from_ms', 'source', 'value', 'currency', 'flags'] as const;
const SUMS = ['present', 'firsts', ...Object.values(MEASURE_COLUMNS)];

const questions = (count: number) => Array.from({ length: count }, () => '?').join(', ');

/** The key, how many are present and begin, and the measures in their order. */
export const ADD_USAGE = `
  INSERT INTO usage_hours (${[...KEY_COLUMNS, ...SUMS].join(', ')}) VALUES (${questions(KEY_COLUMNS.length + SUMS.length)})
  ON CONFLICT (${KEY_COLUMNS.join(', ')}) DO UPDATE SET
    ${SUMS.map((column) => `${column} = usage_hours.${column} + excluded.${column}`).join(', ')}`;

/** After something was taken out: the key */
export const DROP_EMPTY_USAGE = `
  DELETE FROM usage_hours WHERE ${KEY_COLUMNS.map((column) => `${column} = ?`).join(' AND ')} AND present = 0`;

export type UsageGrouping = {
  /** Null leaves amounts out. */
  measure: UsageMeasure | null;
  bySource: boolean;
  byValue: boolean;
  byCurrency: boolean;
  /** How many sources are asked for. */
  sources: number;
};

/**
 * Sums by unit of time. A unit is an hour or a day of a zone whose clock stands still meanwhile; a stretch that two days
 * share is told apart by its last one.
 * mask of flags, offset, unit, step, offset, unit, dimension, step, from, to, sources
 */
export function toSumUsage({ measure, bySource, byValue, byCurrency, sources }: UsageGrouping): string {
  return `
    SELECT ${bySource ? 'source' : "''"} AS source, ${byValue ? 'value' : "''"} AS value,
      ${byCurrency ? 'currency' : "''"} AS currency, flags & CAST(? AS BIGINT) AS kinds,
      (from_ms + CAST(? AS BIGINT)) / CAST(? AS BIGINT) AS first_unit,
      (from_ms + CAST(? AS BIGINT) - 1 + CAST(? AS BIGINT)) / CAST(? AS BIGINT) AS last_unit,
      sum(present) AS present, sum(firsts) AS firsts, sum(${measure === null ? '0' : MEASURE_COLUMNS[measure]}) AS units
    FROM usage_hours
    WHERE dimension = ? AND step_ms = ? AND from_ms >= ? AND from_ms < ? AND source IN (${questions(sources)})
    GROUP BY 1, 2, 3, 4, 5, 6`;
}

/** dimension, step, sources */
export function toFirstUsage(sources: number): string {
  return `
    SELECT from_ms FROM usage_hours WHERE dimension = ? AND step_ms = ? AND source IN (${questions(sources)})
    ORDER BY from_ms LIMIT 1`;
}
