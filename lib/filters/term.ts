import { FIELDS, type FieldMeta, type FieldName } from './field.ts';
import type { Term } from './filter.ts';
import { parseRangeTerm, serializeRangeTerm } from './term-range.ts';
import { escapeText, splitBare, unescapeText } from './term-text.ts';

const NONE = '-';
const ESCAPED_NONE = `\\${NONE}`;

function parseTag(raw: string): Term | null {
  const [rawKey = '', ...pieces] = splitBare(raw, ':');
  const key = unescapeText(rawKey);
  if (rawKey === '' || key === null) return null;
  if (pieces.length === 0) return { op: 'tag', key, value: null };
  const value = unescapeText(pieces.join(':'));
  return value === null ? null : { op: 'tag', key, value };
}

function parseText(meta: FieldMeta, raw: string): Term | null {
  const value = unescapeText(raw);
  if (value === null || raw === '') return null;
  if (meta.kind === 'choice' && !meta.values.includes(value)) return null;
  return meta.pattern === null || meta.pattern.test(value) ? { op: 'is', value } : null;
}

/** One alternative of a field's parameter; null where it is not one the field allows. */
export function parseTerm(field: FieldName, raw: string): Term | null {
  const meta = FIELDS[field];
  if (raw.startsWith('!')) return null;
  if (meta.nullable && raw === NONE) return { op: 'none' };
  switch (meta.kind) {
    case 'tag':
      return parseTag(raw);
    case 'number':
    case 'duration':
    case 'time':
      return parseRangeTerm(meta.kind, raw);
    default:
      return parseText(meta, raw);
  }
}

/** The one spelling of a term. A term of another kind than the field's is a mistake of ours and throws. */
export function serializeTerm(field: FieldName, term: Term): string {
  const { kind, nullable } = FIELDS[field];
  if (term.op === 'none' && nullable) return NONE;
  if (term.op === 'tag' && kind === 'tag') {
    const key = escapeText(term.key, ':');
    if (term.value === null) return key === NONE ? ESCAPED_NONE : key;
    return term.value === '' ? `${key}:` : `${key}:${escapeText(term.value)}`;
  }
  if (kind === 'number' || kind === 'duration' || kind === 'time') {
    if (term.op !== 'is' && term.op !== 'tag' && term.op !== 'none') return serializeRangeTerm(kind, term);
  } else if (term.op === 'is' && kind !== 'tag') {
    return nullable && term.value === NONE ? ESCAPED_NONE : escapeText(term.value);
  }
  throw new TypeError(`a ${term.op} term does not fit the field ${field}`);
}
