import type { Session } from '../domain/session.ts';
import type { SessionField } from '../tables/session-fields.ts';

/** Begins a formula for a spreadsheet, which would run it. */
const FORMULA = /^[=+\-@\t\r]/;

function toPlainCell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return FORMULA.test(flat) ? `'${flat}` : flat;
}

/** Rows under a head, cells apart by tabs: pasted into a spreadsheet they are a table. */
export function toRowsText(sessions: readonly Session[], fields: readonly SessionField[], nowMs: number): string {
  const lines = sessions.map((session) => fields.map((field) => field.value(session, nowMs).text));
  return [fields.map(({ header }) => header), ...lines].map((cells) => cells.map(toPlainCell).join('\t')).join('\n');
}
