import { parseQueryText } from '../filters/query-text.ts';
import { serializeQueryText } from '../filters/query-text-write.ts';

/**
 * What stands in the query bar beside the filters in force. `text` is null while the bar shows just those. `seen` is
 * their text when last looked at; `sent` are texts of filters that the bar itself has set and not yet seen come back.
 */
export type QueryDraft = { text: string | null; seen: string; sent: readonly string[] };

export const openDraft = (inForce: string): QueryDraft => ({ text: null, seen: inForce, sent: [] });

/** The parts of a text that are not in force, as they were written. */
function findWrongParts(text: string): string {
  const { tokens, problems } = parseQueryText(text);
  if (tokens.length === 0 && problems.length > 0) return text;
  const words = problems.map(({ start, end }) => {
    const from = text.slice(0, start).search(/\S*$/);
    return text.slice(start === from ? start : from, Math.max(end, end + text.slice(end).search(/\s|$/)));
  });
  return [...new Set(words)].join(' ');
}

function isWhole(text: string, inForce: string): boolean {
  const { filters, problems } = parseQueryText(text);
  return problems.length === 0 && serializeQueryText(filters.fields) === inForce;
}

/** The filters were set from the text; they come back by `followFilters`. */
export function sendDraft(draft: QueryDraft, written: string): QueryDraft {
  return (draft.sent.at(-1) ?? draft.seen) === written ? draft : { ...draft, sent: [...draft.sent, written] };
}

/**
 * The filters in force have changed. Where the bar did it, nothing happens. Where something else did, the text
 * follows; what of it was not understood stays, behind the filters. While somebody writes what is not in force
 * yet, their text is left alone until they leave it.
 */
export function followFilters(draft: QueryDraft, inForce: string, isFocused: boolean): QueryDraft {
  if (inForce === draft.seen) return draft;
  const own = draft.sent.indexOf(inForce);
  if (own >= 0) return { ...draft, seen: inForce, sent: draft.sent.slice(own + 1) };
  const next = { ...draft, seen: inForce, sent: [] };
  if (draft.text === null || isWhole(draft.text, draft.seen)) return { ...next, text: null };
  return isFocused ? next : leaveDraft(next);
}

/** The bar is left: it shows the filters in force in their one spelling, and behind them what was not understood. */
export function leaveDraft(draft: QueryDraft): QueryDraft {
  if (draft.text === null) return draft;
  const wrong = findWrongParts(draft.text);
  if (wrong === '') return { ...draft, text: null };
  const inForce = draft.sent.at(-1) ?? draft.seen;
  const { filters } = parseQueryText(draft.text);
  // A text that still says what is in force keeps the order in which it was written.
  if (serializeQueryText(filters.fields) === inForce) return draft;
  return { ...draft, text: [inForce, wrong].filter((part) => part !== '').join(' ') };
}
