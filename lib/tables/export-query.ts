import type { FilterProblem } from '../filters/filter.ts';
import { SESSION_FIELDS, type SessionField } from './session-fields.ts';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The parameters of an export beside the filters. */
export const EXPORT_PARAMETERS: readonly string[] = ['format', 'columns'];

/** `fields` are the columns of CSV, in the order asked for; NDJSON has whole sessions. */
export type ExportQuery = { format: ExportFormat; fields: readonly SessionField[] };

const MAX_SHOWN_CHARS = 100;

/** Reads `format` (csv unless given) and `columns` (ids of fields; all unless given). What is not understood is told. */
export function parseExportQuery(params: URLSearchParams): { query: ExportQuery; problems: FilterProblem[] } {
  const problems: FilterProblem[] = [];
  const tell = (parameter: string, value: string, allowed: string) =>
    void problems.push({ parameter, value: value.slice(0, MAX_SHOWN_CHARS), allowed });
  const asked = params.get('format') ?? 'csv';
  const format = EXPORT_FORMATS.find((one) => one === asked);
  if (format === undefined) tell('format', asked, EXPORT_FORMATS.join(', '));
  const columns = params.get('columns');
  if (columns === null) return { query: { format: format ?? 'csv', fields: SESSION_FIELDS }, problems };
  if (format === 'ndjson') tell('columns', columns, 'nothing with format=ndjson, which has whole sessions');
  const fields = new Set<SessionField>();
  for (const id of columns.split(',')) {
    const field = SESSION_FIELDS.find((one) => one.id === id);
    if (field === undefined) tell('columns', id, SESSION_FIELDS.map((one) => one.id).join(', '));
    else fields.add(field);
  }
  return { query: { format: format ?? 'csv', fields: [...fields] }, problems };
}

/**
 * The address of an export. `query` is that of the list, empty or with its `?`; `columns` are ids of fields in the order
 * wanted, null for all of them.
 */
export function toExportPath(query: string, format: ExportFormat, columns: readonly string[] | null): string {
  const picked = columns === null || format === 'ndjson' ? '' : `&columns=${columns.join(',')}`;
  return `/api/export?format=${format}${query === '' ? '' : `&${query.slice(1)}`}${picked}`;
}
