/** What a cell of a CSV file may hold: a text, a number, or null for what is not known, which stays empty and is no 0. */
export type CsvCell = string | number | null;

/** Whether a spreadsheet would compute this text: the signs that start a formula, their full-width forms, tab and return. */
const STARTS_FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const IS_PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

function encodeText(text: string): string {
  // An apostrophe makes it a text for Excel, LibreOffice and Sheets; a negative number is harmless and stays one.
  const safe = STARTS_FORMULA.test(text) && !IS_PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number in plain digits: `1e-7` is a text for some readers. What is not finite is not known. */
function encodeNumber(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value);
  if (!text.includes('e')) return text === '-0' ? '0' : text;
  const plain = value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 17 });
  return plain === '-0' ? '0' : plain;
}

/**
 * Rows as CSV by RFC 4180: commas, CRLF after every row, quotes where needed. Texts that a spreadsheet would run get an
 * apostrophe in front; numbers stay numbers, with a point.
 */
export function encodeCsv(rows: Iterable<readonly CsvCell[]>): string {
  let text = '';
  for (const row of rows) {
    const cells = row.map((cell) => {
      if (cell === null) return '';
      return typeof cell === 'number' ? encodeNumber(cell) : encodeText(cell);
    });
    // A row that is one empty cell would read as no row at all.
    text += `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(',')}\r\n`;
  }
  return text;
}
