/** What a screen reader is to say next, for whoever has no live region of his own in the document. */
let spoken = '';
let turn = 0;
const listeners = new Set<() => void>();

/** Says a text politely. The same text twice is said twice. */
export function announce(text: string): void {
  turn += 1;
  // A region whose text stays the same is not read again: a space that nobody hears makes it another one.
  spoken = turn % 2 === 0 ? text : `${text}\u00a0`;
  for (const listener of listeners) listener();
}

export const announcements = {
  get: () => spoken,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
