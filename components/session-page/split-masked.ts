/** What lib/server/mask puts in the place of a secret; a test holds the two together. */
export const MASK = '[masked]';

export type TextPart = { /** Where it starts in the whole. */ at: number; text: string; masked: boolean };

/** Cuts a text at its masked parts, so that they can be shown as such. */
export function splitMasked(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const plain of text.split(MASK)) {
    if (at > 0) parts.push({ at: at - MASK.length, text: MASK, masked: true });
    if (plain !== '') parts.push({ at, text: plain, masked: false });
    at += plain.length + MASK.length;
  }
  return parts;
}
