const BIDI_AND_INVISIBLE = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * Text of others made safe to read in a log line or a terminal: every control character, line break, direction mark
 * and invisible character is written out (`\u{1b}`), so that nothing hides, moves the cursor or splits a line.
 */
export function visibleText(text: string): string {
  let visible = '';
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    visible += code < 0x20 || (code >= 0x7f && code < 0xa0) ? `\\u{${code.toString(16)}}` : character;
  }
  return visible.replace(BIDI_AND_INVISIBLE, (mark) => `\\u{${mark.charCodeAt(0).toString(16)}}`);
}
