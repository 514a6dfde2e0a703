// How text stands inside a filter parameter. `,` separates alternatives, so it, the backslash and whatever would read
// as syntax at its place is escaped by a backslash. `\e` is the empty text; `\uD800` a lone surrogate, which no URL
// can carry.

/** Cuts at the bare occurrences of a separator; escaped ones stay, with their backslash. Joining gives the input. */
export function splitBare(raw: string, separator: ',' | ':'): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let index = 0; index < raw.length; index += 1) {
    if (raw[index] === '\\') index += 1;
    else if (raw[index] === separator) {
      pieces.push(raw.slice(start, index));
      start = index + 1;
    }
  }
  pieces.push(raw.slice(start));
  return pieces;
}

/** Any text as one term. `also` names further characters to escape: `:` inside a tag's key. */
export function escapeText(text: string, also = ''): string {
  if (text === '') return '\\e';
  let escaped = '';
  // By code point, so that a lone surrogate comes alone.
  for (const point of text) {
    if (!point.isWellFormed()) escaped += `\\u${point.charCodeAt(0).toString(16).toUpperCase()}`;
    else if (point === '\\' || point === ',' || also.includes(point)) escaped += `\\${point}`;
    else escaped += point;
  }
  return escaped.startsWith('!') ? `\\${escaped}` : escaped;
}

/**
 * What escapeText was given. Null where a backslash stands before a letter or digit that makes no escape, or at the
 * end: a Windows-like `CORP\anna` is told rather than read as something else.
 */
export function unescapeText(raw: string): string | null {
  if (raw === '\\e') return '';
  let wrong = false;
  const text = raw.replace(/\\(?:u([0-9a-fA-F]{4})|([!-/:-@[-`{-~])|)/g, (_all, unit?: string, char?: string) => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    if (char === undefined) wrong = true;
    return char ?? '';
  });
  return wrong ? null : text;
}
