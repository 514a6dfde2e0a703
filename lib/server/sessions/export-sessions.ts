import { setImmediate as turn } from 'node:timers/promises';
import type { Session } from '../../domain/session.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import type { ExportFormat, ExportQuery } from '../../tables/export-query.ts';
import { authorize } from '../auth/authorize.ts';
import { encodeFoot, encodeHead, encodeRows } from './export-csv.ts';
import { type ExportFacts, toExportFacts } from './export-facts.ts';
import { rowsInOrder } from './rows-in-order.ts';
import { selectWindows } from './select-sessions.ts';
import { settleWhole } from './settle.ts';
import type { VerbContext } from './verb-context.ts';

export type ExportRequest = { filters: SessionFilters } & ExportQuery;

export type SessionsExport = {
  contentType: string;
  fileName: string;
  /** Waits for first listings, then gives the file piece by piece; ends early, and so without its end, on an abort. */
  pieces: (signal: AbortSignal) => AsyncIterable<string>;
};

/** Rows encoded at one go: a few milliseconds of work, and all of the file that is held at a time. */
const PIECE_ROWS = 100;

const CONTENT_TYPE: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** The filtered sessions as a file, all of them in the order of the sort, with what it was made from and how complete it is. */
export async function exportSessions(context: VerbContext, request: ExportRequest): Promise<SessionsExport> {
  authorize(context.principal, 'sessions.export');
  const sources = await context.collector.sources();
  const demo = sources.some((source) => source.describe().demo);
  return {
    contentType: CONTENT_TYPE[request.format],
    fileName: toFileName(request, demo, context.now()),
    pieces: (signal) => toPieces(context, request, signal),
  };
}

/** `sparktally-sessions-glue-30d-20260820T1200Z.csv`: services, time, and when; the rest of the query is inside. */
function toFileName({ filters, format }: ExportRequest, demo: boolean, nowMs: number): string {
  const service = filters.fields.find(({ field, negated }) => field === 'service' && !negated);
  const services = (service?.terms ?? []).flatMap((term) => (term.op === 'is' ? [term.value] : []));
  const { window } = filters;
  const day = (iso: string | null) => iso?.slice(0, 10) ?? 'open';
  // The end does not belong to the window: that of a whole day is the next one's midnight.
  const last =
    window.kind === 'absolute' && window.to !== null ? new Date(Date.parse(window.to) - 1).toISOString() : null;
  const time = window.kind === 'relative' ? [window.range] : [day(window.from), 'to', day(last)];
  const at = new Date(nowMs).toISOString().slice(0, 16).replaceAll(/[-:]/g, '');
  const words = ['sparktally', ...(demo ? ['demo'] : []), 'sessions', ...services, ...time, `${at}Z`];
  return `${words.join('-')}.${format}`;
}

async function* toPieces(
  context: VerbContext,
  { filters, format, fields }: ExportRequest,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const toWindows = () => ({ range: filters.window });
  const { of, nowMs } = await selectWindows(context, filters, toWindows, signal, settleWhole);
  // A reader that left while listings were waited for gets no file that looks like one.
  if (signal.aborted) return;
  const facts = toExportFacts(context, filters, of.range, nowMs);
  const encode = format === 'csv' ? encodeRows.bind(null, fields) : toLines;
  yield format === 'csv' ? encodeHead(fields) : toLine({ type: 'export', format: 1, ...facts });
  let piece: Session[] = [];
  for (const session of await rowsInOrder(of.range.sessions, filters.sort, nowMs, signal)) {
    piece.push(session);
    if (piece.length < PIECE_ROWS) continue;
    yield encode(piece, nowMs);
    piece = [];
    await turn();
    if (signal.aborted) return;
  }
  if (piece.length > 0) yield encode(piece, nowMs);
  if (signal.aborted) return;
  yield format === 'csv' ? encodeFoot(fields, filters, facts) : toEnd(facts);
}

const toLine = (value: unknown) => `${JSON.stringify(value)}\n`;
const toLines = (sessions: readonly Session[]) => sessions.map(toLine).join('');

function toEnd({ complete, count, undecided, asOf }: ExportFacts): string {
  return toLine({ type: 'end', complete, count, undecided, asOf });
}
