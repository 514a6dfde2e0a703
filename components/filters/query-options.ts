import type { Facet } from '@/lib/filters/facets.ts';
import { FIELD_NAMES, FIELDS, type FieldName } from '@/lib/filters/field.ts';
import type { CaretPlace } from '@/lib/filters/query-text-caret.ts';
import { scanQuery } from '@/lib/filters/query-text-scan.ts';
import { serializeFreeText, serializeQueryTerm } from '@/lib/filters/query-text-write.ts';
import { serializeTerm } from '@/lib/filters/term.ts';
import { type Comparable, FORMS } from './compare-forms.ts';

/** Something that can be put into the query. `start` to `end` is what it takes the place of. */
export type QueryOption = {
  id: string;
  group: 'Recent' | 'Fields' | 'Values' | 'Compare';
  label: string;
  /** Stands beside the label, quieter. */
  note: string;
  count: number | null;
  start: number;
  end: number;
  insert: string;
  /** Whether a part is complete with it, so that the next one may begin. */
  done: boolean;
  /** Takes the history away instead of writing. */
  forgets?: true;
};

type Word = Extract<CaretPlace, { kind: 'word' }>;
type Value = Extract<CaretPlace, { kind: 'value' }>;

const MAX_RECENT = 5;
const MAX_VALUES = 50;
const MIN_GUESS_CHARS = 2;

const isComparable = (field: FieldName): field is Comparable => Object.hasOwn(FORMS, field);

function toFieldNote(field: FieldName): string {
  return isComparable(field) ? FORMS[field].hint : '';
}

function toRecent(text: string, history: readonly string[]): QueryOption[] {
  if (text.trim() !== '' || history.length === 0) return [];
  const whole = { group: 'Recent', note: '', count: null, start: 0, end: text.length } as const;
  return [
    ...history
      .slice(0, MAX_RECENT)
      .map((query): QueryOption => ({ ...whole, id: `recent ${query}`, label: query, insert: query, done: true })),
    { ...whole, id: 'forget', label: 'Forget recent queries', insert: '', done: false, forgets: true },
  ];
}

/** For a word: recent queries, the fields it may become, and the values of closed lists that begin with it. */
export function toWordOptions(place: Word, text: string, history: readonly string[]): QueryOption[] {
  const { start, end } = place;
  const word = place.word.toLowerCase();
  const taken = new Set(scanQuery(text).map(({ name }) => name));
  const free = FIELD_NAMES.filter((field) => field !== 'q' && !taken.has(field));
  const fields = free
    .filter((field) => field.startsWith(word) || FIELDS[field].label.toLowerCase().includes(word))
    .map((field): QueryOption => {
      const { label } = FIELDS[field];
      const common = { count: null, start, end, insert: `${field}:`, done: false };
      return {
        ...common,
        id: `field ${field}`,
        group: 'Fields',
        label: `${field}:`,
        note: toFieldNote(field) || label,
      };
    });
  const guesses = free.flatMap((field) => {
    if (word.length < MIN_GUESS_CHARS || FIELDS[field].kind !== 'choice') return [];
    return FIELDS[field].values
      .filter((value) => value.startsWith(word))
      .map((value): QueryOption => {
        const insert = `${field}:${value}`;
        const note = FIELDS[field].label;
        return { id: insert, group: 'Values', label: insert, note, count: null, start, end, insert, done: true };
      });
  });
  return [...toRecent(text, history), ...fields, ...guesses];
}

/** The one field that Tab makes of a word, as a shell would; null where several begin with it. */
export function findOnlyField(place: CaretPlace, options: readonly QueryOption[]): QueryOption | null {
  if (place.kind !== 'word' || place.word.length < MIN_GUESS_CHARS) return null;
  const begun = options.filter(({ group, insert }) => group === 'Fields' && insert.startsWith(place.word));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/** The counted values of a field that hold what is written so far, without those that stand beside it. */
export function toValueOptions(place: Value, facet: Facet | undefined): QueryOption[] {
  const word = place.word.toLowerCase();
  return (facet?.options ?? [])
    .map(({ term, label, count }) => ({
      label,
      count,
      raw: serializeTerm(place.field, term),
      insert: serializeQueryTerm(place.field, term),
    }))
    .filter(({ raw }) => !place.others.includes(raw))
    .filter(({ label, insert }) => label.toLowerCase().includes(word) || insert.toLowerCase().includes(word))
    .slice(0, MAX_VALUES)
    .map(({ label, count, insert }) => ({
      ...{ id: `value ${insert}`, group: 'Values', label: insert, note: label === insert ? '' : label, count },
      ...{ start: place.start, end: place.end, insert, done: true },
    }));
}

/** How a field is compared, and comparisons that are often wanted. */
export function toCompareOptions(place: Value): QueryOption[] {
  if (!isComparable(place.field)) return [];
  const { operators, presets } = FORMS[place.field];
  const common = { group: 'Compare', count: null, start: place.start, end: place.end } as const;
  const ready = presets.map(([raw, text]) => ({
    ...common,
    id: `preset ${raw}`,
    label: raw,
    note: text,
    insert: raw,
    done: true,
  }));
  const open = operators
    .filter(([operator]) => operator !== '..')
    .map(([operator, text]) => ({
      ...common,
      id: `by ${operator}`,
      label: operator,
      note: text,
      insert: operator,
      done: false,
    }));
  return [...open, ...ready].filter(({ insert }) => insert.startsWith(place.word) && insert !== place.word);
}

/** For a name that no field has: the same as text, which is what a pasted ARN is meant as. */
export function toTextOption(place: Extract<CaretPlace, { kind: 'unknown' }>): QueryOption {
  const { word, start, end } = place;
  const common = {
    id: 'text',
    group: 'Values',
    note: 'search for it as text',
    count: null,
    start,
    end,
    done: true,
  } as const;
  return { ...common, label: word, insert: serializeFreeText(word) };
}

/** What may stand at a place, in words, where no list says it. */
export function toHint(place: CaretPlace): string | null {
  return place.kind === 'value' && FIELDS[place.field].kind !== 'choice' ? `${FIELDS[place.field].allowed}.` : null;
}
