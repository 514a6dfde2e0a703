// The build without Node's own modules: the charts use it in the browser, where it comes with the first download.
import { type Options, stringify } from 'csv-stringify/browser/esm/sync';
import { defuse, toPlainNumber } from './defuse.ts';

/** What a cell of a table file may hold: a text, a number, or null for what is not known, which stays empty and is no 0. */
export type CsvCell = string | number | null;

type Row = readonly CsvCell[];

const CSV: Options = {
  record_delimiter: 'windows',
  // A lone line feed inside a text, too.
  quote_record_delimiter: true,
  // Blanks at an end are part of the text, and lost on readers that trim bare cells.
  quoted_match: [/^\s|\s$/],
  cast: { string: defuse, number: toPlainNumber },
};

// What would break a line or a column becomes a blank: not every program reads quotes in what is pasted.
const TSV: Options = {
  record_delimiter: 'unix',
  delimiter: '\t',
  cast: { string: (text) => defuse(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')), number: toPlainNumber },
};

function encode(rows: readonly Row[], options: Options): string {
  if (rows.length === 0) return '';
  // A row that is one empty cell would read as no row at all.
  return stringify([...rows], { ...options, quoted_empty: rows.every((row) => row.length === 1) });
}

/**
 * Rows of equal length as CSV by RFC 4180: commas, CRLF after every row, quotes where needed. Texts that a spreadsheet
 * would run are defused; numbers stay numbers, with a point.
 */
export function encodeCsv(rows: readonly Row[]): string {
  return encode(rows, CSV);
}

/** The same for the clipboard: tabs, one line a row whatever its cells hold, quotes only around what has quotes. */
export function encodeTsv(rows: readonly Row[]): string {
  return encode(rows, TSV);
}
