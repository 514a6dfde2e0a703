import type { FieldName } from './field.ts';
import { isFieldName, type QueryClause, scanQuery } from './query-text-scan.ts';

/** What is being written where the caret stands; `start` to `end` is the part that a completion takes the place of. */
export type CaretPlace =
  | { kind: 'word'; start: number; end: number; word: string }
  | { kind: 'value'; start: number; end: number; word: string; field: FieldName; others: readonly string[] }
  | { kind: 'unknown'; start: number; end: number; word: string };

function toValuePlace(text: string, caret: number, clause: QueryClause, field: FieldName): CaretPlace | null {
  const piece = clause.pieces.find(({ start, end }) => start <= caret && caret <= end);
  if (piece === undefined) return null;
  const word = text.slice(piece.start, caret).replace(/^"/, '');
  const others = clause.pieces.filter((other) => other !== piece).map(({ raw }) => raw);
  return { kind: 'value', start: piece.start, end: piece.end, word, field, others };
}

/** Finds what could be completed at the caret; null inside quoted text. */
export function findCaretPlace(text: string, caret: number): CaretPlace | null {
  const clause = scanQuery(text).findLast(({ start, end }) => start <= caret && caret <= end);
  if (clause === undefined) return { kind: 'word', start: caret, end: caret, word: '' };
  const { name, nameStart, valueStart } = clause;
  if (name === null) {
    if (text[nameStart] === '"' || caret < nameStart) return null;
    const start = Math.max(nameStart, text.slice(0, caret).search(/\S*$/));
    const end = caret + Math.max(0, text.slice(caret, clause.end).search(/\s|$/));
    return { kind: 'word', start, end, word: text.slice(start, caret) };
  }
  if (!isFieldName(name))
    return { kind: 'unknown', start: clause.start, end: clause.end, word: text.slice(clause.start, clause.end) };
  if (caret >= valueStart) return toValuePlace(text, caret, clause, name);
  return { kind: 'word', start: nameStart, end: nameStart + name.length + 1, word: text.slice(nameStart, caret) };
}
