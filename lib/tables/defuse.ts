/** What starts a formula in a spreadsheet: these signs, also full-width and behind blanks, and a tab or line break. */
const STARTS_FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const IS_PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * The text, with an apostrophe in front where a spreadsheet would run it: that makes it a text for Excel, LibreOffice
 * and Sheets. A plain decimal, also a negative one, is harmless and stays a number.
 */
export function defuse(text: string): string {
  return STARTS_FORMULA.test(text) && !IS_PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

// Built once: making a formatter costs a hundred times what formatting a number with it does.
const plainDigits = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 17 });

/** A number in plain digits, since `1e-7` is a text for some readers; empty where it is not finite, and so not known. */
export function toPlainNumber(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value);
  const plain = text.includes('e') ? plainDigits.format(value) : text;
  return plain === '-0' ? '0' : plain;
}
