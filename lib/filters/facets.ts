import type { Session } from '../domain/session.ts';
import { describeTerm } from './describe.ts';
import { FIELDS, type FieldName } from './field.ts';
import type { SessionFilters, Term } from './filter.ts';
import { type Test, toFieldTest, toWindowTest } from './match.ts';
import { readPhases, readTexts, type TextField, toAbsence } from './read.ts';
import { serializeTerm } from './term.ts';

/** The fields whose values can be counted. */
export type FacetField = Exclude<TextField, 'name'> | 'tag';

/** All of them, in the order in which a list offers them. */
export const FACET_FIELDS = [
  'service',
  'state',
  'phase',
  'scope',
  'owner',
  'role',
  'tag',
  'worker',
  'version',
  'region',
  'account',
  'origin',
] as const satisfies readonly FacetField[];

export type FacetOption = { term: Term; label: string; count: number; selected: boolean };

export type Facet = {
  options: FacetOption[];
  /** Values beyond MAX_OPTIONS that were left out. */
  more: number;
  /** Sessions of the other filters whose value of this field has not arrived yet. */
  undecided: number;
};

/** A field may have as many values as there are sessions; a browser's list may not. */
export const MAX_OPTIONS = 200;

type Tally = {
  terms: Map<string, { term: Term; count: number }>;
  selected: Map<string, Test>;
  undecided: number;
  /** Values that were met: most rows say what others said before. */
  met: Set<string>;
};

function toTerms(field: FacetField, session: Session): Term[] | 'undecided' {
  if (field === 'tag') {
    const absence = session.tags === null ? toAbsence(session, 'tags') : null;
    if (absence === 'undecided') return absence;
    const tags = Object.entries(session.tags ?? {});
    if (tags.length > 0) return tags.map(([key, value]) => ({ op: 'tag', key, value }));
    return absence === 'not-reported' ? [] : [{ op: 'none' }];
  }
  if (field === 'phase' && readPhases(session).length > 1) return 'undecided';
  const texts = readTexts(field, session);
  if (texts === 'undecided') return texts;
  if (typeof texts === 'string') return FIELDS[field].nullable ? [{ op: 'none' }] : [];
  return texts.slice(0, 1).map((value) => ({ op: 'is', value }));
}

function openTally(field: FacetField, filters: SessionFilters, nowMs: number): Tally {
  const tally: Tally = { terms: new Map(), selected: new Map(), undecided: 0, met: new Set() };
  const chosen = filters.fields.find((filter) => filter.field === field)?.terms ?? [];
  for (const term of chosen) {
    const written = serializeTerm(field, term);
    tally.selected.set(written, toFieldTest({ field, negated: false, terms: [term] }, nowMs));
    tally.terms.set(written, { term, count: 0 });
  }
  const closed: readonly string[] = FIELDS[field].kind === 'choice' ? FIELDS[field].values : [];
  for (const value of closed) {
    if (!tally.terms.has(value)) tally.terms.set(value, { term: { op: 'is', value }, count: 0 });
  }
  return tally;
}

function count(tally: Tally, field: FacetField, session: Session): void {
  // A chosen term may be one that no row shows as such: a whole ARN, a tag's key alone.
  for (const [written, test] of tally.selected) {
    const entry = tally.terms.get(written);
    if (entry !== undefined && test(session) === 'in') entry.count += 1;
  }
  const terms = toTerms(field, session);
  if (terms === 'undecided') {
    tally.undecided += 1;
    return;
  }
  for (const term of terms) {
    const written = serializeTerm(field, term);
    if (tally.selected.has(written)) continue;
    const entry = tally.terms.get(written);
    if (entry === undefined) tally.terms.set(written, { term, count: 1 });
    else entry.count += 1;
  }
}

/** A value of a session that the other filters leave out: it is there, and would give none. */
function note(tally: Tally, field: FacetField, session: Session): void {
  const terms = toTerms(field, session);
  if (terms === 'undecided') return;
  for (const term of terms) {
    const text = term.op === 'tag' ? `${term.key}\0${term.value}` : term.op === 'is' ? term.value : null;
    if (text !== null && tally.met.has(text)) continue;
    if (text !== null) tally.met.add(text);
    const written = serializeTerm(field, term);
    if (!tally.terms.has(written)) tally.terms.set(written, { term, count: 0 });
  }
}

function closeTally(tally: Tally, field: FacetField): Facet {
  const options = [...tally.terms].map(([written, entry]) => ({
    ...entry,
    label: describeTerm(field, entry.term),
    selected: tally.selected.has(written),
  }));
  if (FIELDS[field].kind === 'choice') {
    const order = FIELDS[field].values;
    const rank = ({ term }: FacetOption) => (term.op === 'is' ? order.indexOf(term.value) : order.length);
    options.sort((left, right) => rank(left) - rank(right));
  } else {
    options.sort((left, right) => right.count - left.count || (left.label < right.label ? -1 : 1));
  }
  const shown = options.filter((option, index) => index < MAX_OPTIONS || option.selected);
  return { options: shown, more: options.length - shown.length, undecided: tally.undecided };
}

/**
 * How many sessions each value of the asked fields would give, all other filters staying as they are: the count
 * beside a value is the number of rows after choosing it alone. Chosen values, and those of the window that the other
 * filters leave out, are listed at 0.
 */
export function countFacets(
  filters: SessionFilters,
  sessions: Iterable<Session>,
  nowMs: number,
  fields: readonly FacetField[],
): Partial<Record<FacetField, Facet>> {
  const asked = [...new Set(fields)];
  const tallies = asked.map((field) => openTally(field, filters, nowMs));
  const window = toWindowTest(filters.window, nowMs);
  const tests: { field: FieldName; test: Test }[] = filters.fields.map((filter) => ({
    field: filter.field,
    test: toFieldTest(filter, nowMs),
  }));
  for (const session of sessions) {
    if (window(session) !== 'in') continue;
    const failed: FieldName[] = [];
    for (const { field, test } of tests) {
      if (test(session) !== 'in') failed.push(field);
      if (failed.length > 1) break;
    }
    for (const [index, field] of asked.entries()) {
      const tally = tallies[index];
      if (tally === undefined) continue;
      if (failed.length === 0 || (failed.length === 1 && failed[0] === field)) count(tally, field, session);
      else if (FIELDS[field].kind !== 'choice') note(tally, field, session);
    }
  }
  const facets: Partial<Record<FacetField, Facet>> = {};
  for (const [index, field] of asked.entries()) {
    const tally = tallies[index];
    if (tally !== undefined) facets[field] = closeTally(tally, field);
  }
  return facets;
}
