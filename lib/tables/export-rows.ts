import { MISSING_REASONS } from '../domain/missing.ts';
import type { Session } from '../domain/session.ts';
import type { CsvCell } from './csv.ts';
import type { SessionField } from './session-fields.ts';

/** Behind the fields, in every file: how sure the row is, and what it lacks. */
const ROW_HEADERS = ['As of (UTC)', 'Last known only', 'Not known'] as const;

/** The heads of a file's columns, as many as each of its rows has cells. */
export function toExportHeaders(fields: readonly SessionField[]): string[] {
  return [...fields.flatMap((field) => field.exported.headers), ...ROW_HEADERS];
}

/**
 * One session as a file holds it, at a moment (epoch ms): the columns of its fields, when AWS last told of it, whether
 * it is the last known state only, and each value that is not known with the reason.
 */
export function toExportRow(fields: readonly SessionField[], session: Session, nowMs: number): CsvCell[] {
  const row: CsvCell[] = [];
  const gaps: string[] = [];
  for (const { header, value, exported } of fields) {
    const cell = value(session, nowMs);
    row.push(...exported.toCells(cell, session));
    if (cell.missing !== null) gaps.push(`${header}: ${MISSING_REASONS[cell.missing]}`);
    if (exported.toGaps !== undefined) gaps.push(...exported.toGaps(session));
  }
  row.push(session.asOf, session.stale ? 'yes' : 'no', gaps.length === 0 ? null : gaps.join('; '));
  return row;
}
