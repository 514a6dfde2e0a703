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

const KEY_COLUMNS = ['track_id', 'from_ms', 'line_id'] as const;
const SUMS = ['present', 'firsts', ...Object.values(MEASURE_COLUMNS)];

const questions = (count: number) => Array.from({ length: count }, () => '?').join(', ');

/** dimension, step */
export const FIND_TRACK = 'SELECT track_id FROM usage_tracks WHERE dimension = ? AND step_ms = ?';
export const PUT_TRACK = 'INSERT INTO usage_tracks (dimension, step_ms) VALUES (?, ?) RETURNING track_id';

/** track, source, value, currency, flags */
export const FIND_LINE = `
  SELECT line_id FROM usage_lines WHERE track_id = ? AND source = ? AND value = ? AND currency = ? AND flags = ?`;
export const PUT_LINE = `
  INSERT INTO usage_lines (track_id, source, value, currency, flags) VALUES (?, ?, ?, ?, ?) RETURNING line_id`;
export const LIST_LINES = 'SELECT line_id, source, value, currency, flags FROM usage_lines WHERE track_id = ?';
/** Values that nobody has any more are not kept either. */
export const DROP_EMPTY_LINES = 'DELETE FROM usage_lines WHERE line_id NOT IN (SELECT line_id FROM usage_hours)';

/** The key, how many are present and begin, and the measures in their order. */
export const ADD_USAGE = `
  INSERT INTO usage_hours (${[...KEY_COLUMNS, ...SUMS].join(', ')}) VALUES (${questions(KEY_COLUMNS.length + SUMS.length)})
  ON CONFLICT (${KEY_COLUMNS.join(', ')}) DO UPDATE SET
    ${SUMS.map((column) => `${column} = usage_hours.${column} + excluded.${column}`).join(', ')}`;

/** After something was taken out: the key */
export const DROP_EMPTY_USAGE = `
  DELETE FROM usage_hours WHERE ${KEY_COLUMNS.map((column) => `${column} = ?`).join(' AND ')} AND present = 0`;

/** The sessions of a transaction that the hours hold otherwise than their rows say, as JSON text of the roll-up's own. */
export const PUT_UNSUMMED = 'INSERT INTO usage_unsummed (changes_json) VALUES (?)';
export const LIST_UNSUMMED = 'SELECT changes_json FROM usage_unsummed ORDER BY change_id';
export const CLEAR_UNSUMMED = 'DELETE FROM usage_unsummed';

/**
 * Sums of one measure by line and unit of time; null leaves it out. A unit is an hour or a day of a zone whose clock
 * stands still meanwhile; a stretch that two days share is told apart by its last one.
 * offset, unit, step, offset, unit, track, from, to
 */
export function toSumUsage(measure: UsageMeasure | null): string {
  return `
    SELECT line_id, (from_ms + CAST(? AS BIGINT)) / CAST(? AS BIGINT) AS first_unit,
      (from_ms + CAST(? AS BIGINT) - 1 + CAST(? AS BIGINT)) / CAST(? AS BIGINT) AS last_unit,
      sum(present) AS present, sum(firsts) AS firsts, sum(${measure === null ? '0' : MEASURE_COLUMNS[measure]}) AS units
    FROM usage_hours WHERE track_id = ? AND from_ms >= ? AND from_ms < ?
    GROUP BY 1, 2, 3`;
}

/** Where a line begins: track, line */
export const FIRST_OF_LINE = `
  SELECT min(from_ms) AS from_ms FROM usage_hours WHERE track_id = ? AND line_id = ?`;
