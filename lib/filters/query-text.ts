import { EMPTY_FILTERS, MAX_QUERY_CHARS, serializeFilters } from './codec.ts';
import { FIELD_NAMES, type FieldName } from './field.ts';
import type { FieldFilter, SessionFilters, Term } from './filter.ts';
import * as say from './query-text-problem.ts';
import { isFieldName, type QueryClause, scanQuery } from './query-text-scan.ts';
import { parseTerm, serializeTerm } from './term.ts';

/** Bounds a query text in UTF-16 code units. Longer ones are not read. */
export const MAX_QUERY_TEXT_CHARS = 8192;

export type QueryTokenKind = 'negation' | 'field' | 'value' | 'text';

/** A stretch of the text with a meaning of its own; what lies between tokens is spaces and commas. */
export type QueryToken = { start: number; end: number; kind: QueryTokenKind };

/** A part that is not applied. `unfinished`: it lacks something that typing on would add. */
export type QueryProblem = { start: number; end: number; message: string; unfinished: boolean };

export type ParsedQuery = {
  /** What of the text is in force, together with the time window and sort it was read with. */
  filters: SessionFilters;
  tokens: readonly QueryToken[];
  problems: readonly QueryProblem[];
};

type Reading = { fields: Map<FieldName, FieldFilter>; tokens: QueryToken[]; problems: QueryProblem[]; text: string };

function markClause(reading: Reading, clause: QueryClause) {
  const mark = (kind: QueryTokenKind, start: number, end: number) => {
    if (end > start) reading.tokens.push({ kind, start, end });
  };
  mark('negation', clause.start, clause.nameStart);
  if (clause.name !== null) {
    const colon = clause.nameStart + clause.name.length + 1;
    mark('field', clause.nameStart, colon);
    mark('negation', colon, clause.valueStart);
  }
  for (const { start, end } of clause.pieces) mark(clause.name === null ? 'text' : 'value', start, end);
}

/** The terms of a clause that its field allows; the others are told. */
function readTerms(reading: Reading, clause: QueryClause, field: FieldName): Term[] {
  const terms = new Map<string, Term>();
  for (const { start, end, raw, open } of clause.pieces) {
    const term = open || raw === '' ? null : parseTerm(field, raw);
    if (term !== null) {
      terms.set(serializeTerm(field, term), term);
      continue;
    }
    const problem = { start, end, unfinished: open || raw === '' };
    if (open) reading.problems.push({ ...problem, message: say.openQuote() });
    else if (raw !== '')
      reading.problems.push({ ...problem, message: say.wrongValue(field, reading.text.slice(start, end)) });
    // Nothing is there to be underlined: the name, or the comma before it, stands for the value that is missing.
    else
      reading.problems.push({
        ...problem,
        start: start === clause.valueStart ? clause.start : start - 1,
        message: say.noValue(field),
      });
  }
  return [...terms.values()];
}

function readClause(reading: Reading, clause: QueryClause) {
  markClause(reading, clause);
  const { start, end, name, bangs } = clause;
  const field = name ?? 'q';
  const tell = (message: string, from = start, to = end, unfinished = false) =>
    void reading.problems.push({ start: from, end: to, message, unfinished });
  if (!isFieldName(field)) return tell(say.unknownField(field), clause.nameStart, clause.nameStart + field.length + 1);
  if (reading.fields.has(field)) return tell(say.repeated(field));
  if (bangs > 1) return tell(say.negatedTwice(field));
  if (name === null && start < end && clause.nameStart === end) return tell(say.nothingNegated(), start, end, true);
  const terms = readTerms(reading, clause, field);
  if (terms.length > 0) reading.fields.set(field, { field, negated: bangs === 1, terms });
}

/**
 * Reads a query text such as `service:glue idle:>30m !tag:team:risk "free text"`. Never throws, and takes time in
 * proportion to the length. What is not understood is left out and told with its place. `around` gives the window and
 * sort, which are not in the text; filters that no address can carry leave it as it is.
 */
export function parseQueryText(text: string, around: SessionFilters = EMPTY_FILTERS): ParsedQuery {
  const refuse = (message: string): ParsedQuery => ({
    filters: around,
    tokens: [],
    problems: [{ start: 0, end: text.length, message, unfinished: false }],
  });
  if (text.length > MAX_QUERY_TEXT_CHARS) return refuse(say.tooLong(text.length, MAX_QUERY_TEXT_CHARS));
  const reading: Reading = { fields: new Map(), tokens: [], problems: [], text };
  for (const clause of scanQuery(text)) readClause(reading, clause);
  const fields = FIELD_NAMES.flatMap((name) => reading.fields.get(name) ?? []);
  const filters = { ...around, fields };
  const { length } = serializeFilters(filters).toString();
  if (length > MAX_QUERY_CHARS) return refuse(say.tooLongForAddress(length, MAX_QUERY_CHARS));
  return { filters, tokens: reading.tokens, problems: reading.problems };
}
