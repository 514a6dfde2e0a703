import { FIELD_NAMES, FIELDS, type FieldName } from './field.ts';
import { showUnseen } from './query-text-write.ts';

// The sentences that tell what of a query text is not understood, and what is allowed there.

const MAX_SHOWN_CHARS = 40;
const MAX_NEAREST = 3;

/** What people look for in the bar and find elsewhere. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['range', 'The time window has its own button beside this field.'],
  ['from', 'The time window has its own button beside this field.'],
  ['to', 'The time window has its own button beside this field.'],
  ['sort', 'Sorting is done by the heads of the columns.'],
]);

function show(text: string): string {
  return showUnseen(text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text);
}

/** How many letters have to be put in, left out or changed to get from one word to another. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 0; at < from.length; at += 1) {
    const next = [at + 1];
    for (let index = 0; index < to.length; index += 1) {
      const changed = (row[index] ?? 0) + (from[at] === to[index] ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** Field names that look like a mistyped one, the likest first; all of them where none does. */
export function findNearestFields(name: string): readonly FieldName[] {
  const word = name.slice(0, MAX_SHOWN_CHARS).toLowerCase();
  const near = FIELD_NAMES.map((field) => {
    const label = FIELDS[field].label.toLowerCase();
    const alike = word.length > 1 && (field.startsWith(word) || word.startsWith(field) || label.startsWith(word));
    return { field, edits: alike ? 0.5 : Math.min(countEdits(word, field), countEdits(word, label)) };
  })
    .filter(({ field, edits }) => edits <= Math.max(1, Math.floor(field.length / 2.5)))
    .sort((left, right) => left.edits - right.edits);
  return near.length === 0 ? FIELD_NAMES : near.slice(0, MAX_NEAREST).map(({ field }) => field);
}

/** Of a name before a colon that no field has: the nearest ones, and how it is searched for as text. */
export function unknownField(name: string): string {
  const elsewhere = ELSEWHERE.get(name);
  if (elsewhere !== undefined) return elsewhere;
  const nearest = findNearestFields(name);
  const offer =
    nearest.length > MAX_NEAREST ? `Fields: ${nearest.join(', ')}.` : `Did you mean ${nearest.join(' or ')}?`;
  return `There is no field “${show(name)}”. ${offer} To search for it as text, put it in quotes.`;
}

/** Of a field that stands in the text before already; the first one is in force. */
export function repeated(field: FieldName): string {
  return field === 'q'
    ? 'Text is searched once. Keep words that belong together side by side, or write alternatives as q:one,two.'
    : `“${field}” is given twice. Join alternatives with a comma, as in ${field}:one,two.`;
}

/** Of an alternative that its field does not allow. */
export function wrongValue(field: FieldName, written: string): string {
  return `“${show(written)}” is no value of ${field}. Allowed: ${FIELDS[field].allowed}.`;
}

/** Of a field, or a comma, with nothing behind it. */
export function noValue(field: FieldName): string {
  return `A value of ${field} is missing. Allowed: ${FIELDS[field].allowed}.`;
}

/** Of `!field:!value`. */
export function negatedTwice(field: FieldName): string {
  return `“${field}” is negated twice. One ! is enough.`;
}

/** Of a `!` alone. */
export function nothingNegated(): string {
  return 'Behind ! comes what is to be left out, as in !phase:ended.';
}

/** Of a quote that runs to the end of the text. */
export function openQuote(): string {
  return 'A quote is not closed. A quote that is part of the text is written \\".';
}

/** Of a text beyond the bound, both in UTF-16 code units. */
export function tooLong(chars: number, most: number): string {
  return `This is too long to be read: ${chars} characters, allowed are ${most}. Nothing of it is applied.`;
}

/** Of filters that a page could not read back from its address, both in characters of it. */
export function tooLongForAddress(chars: number, most: number): string {
  return `These filters do not fit into an address: ${chars} characters, allowed are ${most}. Nothing of it is applied.`;
}
