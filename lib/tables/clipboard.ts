import type { Session } from '../domain/session.ts';
import { encodeTsv } from './csv.ts';
import { toExportHeaders, toExportRow } from './export-rows.ts';
import type { SessionField } from './session-fields.ts';

/**
 * Sessions as text that pastes into a spreadsheet: a row of heads, then one line a session, with tabs between the
 * columns of a CSV export. Nothing in it runs. `nowMs` (epoch ms) is the moment to which running times reach.
 */
export function toClipboardText(sessions: readonly Session[], fields: readonly SessionField[], nowMs: number): string {
  return encodeTsv([toExportHeaders(fields), ...sessions.map((session) => toExportRow(fields, session, nowMs))]);
}
