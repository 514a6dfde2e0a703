import { FIELD_NAMES, FIELDS, type FieldName } from './field.ts';
import type { FieldFilter, Term } from './filter.ts';
import { serializeTerm } from './term.ts';

/**
 * What an input field drops, nobody can see, or would turn the text around it: line ends, controls, marks of
 * direction, halves of a character.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

const toUnicodeEscape = (char: string) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text with what cannot be seen spelled out, so that it neither hides nor reorders anything. */
export function showUnseen(text: string): string {
  return text.replace(UNSEEN, toUnicodeEscape);
}

function quote(text: string): string {
  return `"${showUnseen(text.replace(/[\\"]/g, '\\$&'))}"`;
}

/** Whether a text means itself without quotes where it stands. */
function isPlain(text: string, syntax: RegExp): boolean {
  return text !== '' && !/^[!-]/.test(text) && !/[\s"\\]/.test(text) && !syntax.test(text) && showUnseen(text) === text;
}

/** One alternative as it stands in a query text, behind `field:`. */
export function serializeQueryTerm(field: FieldName, term: Term): string {
  if (term.op === 'is') return isPlain(term.value, /,/) ? term.value : quote(term.value);
  if (term.op !== 'tag') return serializeTerm(field, term);
  // Quotes round nothing are an empty value, never an empty key.
  const key = term.key === '' ? '\\e' : isPlain(term.key, /[,:]/) ? term.key : quote(term.key);
  if (term.value === null) return key;
  return `${key}:${term.value === '' || isPlain(term.value, /,/) ? term.value : quote(term.value)}`;
}

/** A search text as it stands alone: a bare word where it can be one. */
export function serializeFreeText(text: string): string {
  return text !== '' && !/[\s:]|^[!"]/.test(text) && showUnseen(text) === text ? text : quote(text);
}

function serializeClause(filter: FieldFilter): string {
  const { field, negated } = filter;
  const [first, ...others] = filter.terms;
  const bang = negated ? '!' : '';
  if (field === 'q' && first?.op === 'is' && others.length === 0) return `${bang}${serializeFreeText(first.value)}`;
  const written = new Set(filter.terms.map((term) => serializeQueryTerm(field, term)));
  return `${bang}${field}:${[...written].join(',')}`;
}

/** The one spelling of filters as a query text: fields in canonical order. `FIELDS` has no field that cannot be written. */
export function serializeQueryText(fields: readonly FieldFilter[]): string {
  const present = fields.filter(({ field, terms }) => Object.hasOwn(FIELDS, field) && terms.length > 0);
  return FIELD_NAMES.flatMap((name) => present.find(({ field }) => field === name) ?? [])
    .map(serializeClause)
    .join(' ');
}
