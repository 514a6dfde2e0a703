import { MISSING_REASONS, type MissingReason } from '../../domain/missing.ts';
import type { Session } from '../../domain/session.ts';
import { describeFilters } from '../../filters/describe.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { type CsvCell, encodeCsv } from '../../tables/csv.ts';
import { toExportHeaders, toExportRow } from '../../tables/export-rows.ts';
import type { SessionField } from '../../tables/session-fields.ts';
import type { ExportFacts } from './export-facts.ts';

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The first line: heads alone, so that a table, a pivot and a database take the file as it is. */
export function encodeHead(fields: readonly SessionField[]): string {
  return BYTE_ORDER_MARK + encodeCsv([toExportHeaders(fields)]);
}

export function encodeRows(fields: readonly SessionField[], sessions: readonly Session[], nowMs: number): string {
  return encodeCsv(sessions.map((session) => toExportRow(fields, session, nowMs)));
}

/**
 * What the file says of itself, under an empty row, where a spreadsheet's table ends: a label and a value a row, as wide
 * as the rows above, and `End of export` last. A file without that row was cut.
 */
export function encodeFoot(fields: readonly SessionField[], filters: SessionFilters, facts: ExportFacts): string {
  const width = toExportHeaders(fields).length;
  const blank = Array.from({ length: width - 2 }, (): CsvCell => null);
  const said = [[null, null] as const, ...toFoot(filters, facts), ['End of export', facts.count] as const];
  return encodeCsv(said.map((pair) => [...pair, ...blank]));
}

function toFoot(filters: SessionFilters, facts: ExportFacts): (readonly [label: string, value: CsvCell])[] {
  const { demo, complete, missing, setup, prices, withoutCost } = facts;
  const open = facts.from === null && facts.to === null;
  const reasons = Object.entries(withoutCost) as [MissingReason, number][];
  return [
    ['Sparktally export', facts.program],
    ...(demo ? ([['Demo data', 'These sessions and amounts are made up.']] as const) : []),
    ['Query', facts.query === '' ? 'none, so the defaults' : facts.query],
    ...describeFilters(filters).map(({ label, text }) => [`Filter: ${label}`, text] as const),
    ['Time filtered by (UTC)', open ? 'any' : `${facts.from ?? 'any'} to ${facts.to ?? 'any'}`],
    ['As of (UTC)', facts.asOf],
    ['Running times and amounts reach to (UTC)', facts.now],
    ['Price basis', 'list price; what each amount rests on stands beside it'],
    ['Prices of your own in force', prices.fromOperator],
    ...prices.priceLists.map(
      (list) => [`Price List of ${list.source} read (UTC)`, list.fetchedAt ?? 'not read'] as const,
    ),
    ['Complete', complete ? 'yes' : 'no'],
    ['Sessions', facts.count],
    ['Undecided, left out until their details arrive', facts.undecided],
    ['Left out, as AWS does not report what is filtered by', facts.notReported],
    ['Last known only, not refreshed', facts.stale],
    ...reasons.map(([reason, count]) => [`Without a cost: ${MISSING_REASONS[reason]}`, count] as const),
    ['Sources', facts.sources.length === 0 ? 'none' : facts.sources.join(', ')],
    ...(setup === null ? [] : ([['Set up', `${setup.kind}: ${setup.message}`]] as const)),
    ...missing.map(({ source, status, problems }) => {
      const why = problems.map(({ kind, message }) => `${kind}: ${message}`).join('; ');
      return [`Missing source: ${source}`, why === '' ? status : `${status}; ${why}`] as const;
    }),
  ];
}
