import { FIELD_NAMES, FIELDS, type FieldName } from './field.ts';
import {
  DEFAULT_RANGE,
  DEFAULT_SORT,
  type FieldFilter,
  type FilterProblem,
  type SessionFilters,
  type Term,
} from './filter.ts';
import { parseSort, serializeSort } from './sort-codec.ts';
import { parseTerm, serializeTerm } from './term.ts';
import { splitBare } from './term-text.ts';
import { parseWindow, serializeWindow } from './window-codec.ts';

/** Bounds on a query: its length with escapes, and how many parameters it has. */
export const MAX_QUERY_CHARS = 4096;
export const MAX_QUERY_PARAMETERS = 100;

const MAX_SHOWN_CHARS = 100;

/** Every parameter that a session filter understands, in canonical order. */
export const FILTER_PARAMETERS: readonly string[] = [...FIELD_NAMES, 'range', 'from', 'to', 'sort'];

export const EMPTY_FILTERS: SessionFilters = {
  window: { kind: 'relative', range: DEFAULT_RANGE },
  fields: [],
  sort: DEFAULT_SORT,
};

function toProblem(parameter: string, value: string, allowed: string): FilterProblem {
  const shown = (text: string) => (text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text);
  return { parameter: shown(parameter), value: shown(value), allowed };
}

/**
 * Reads one field's parameter value. Terms that the field does not allow are left out and told, one problem each;
 * `filter` is null where none is left. An empty search is no filter and no problem.
 */
export function parseField(field: FieldName, raw: string): { filter: FieldFilter | null; problems: FilterProblem[] } {
  const meta = FIELDS[field];
  if (raw === '' && meta.kind === 'search') return { filter: null, problems: [] };
  const negated = raw.startsWith('!');
  const terms = new Map<string, Term>();
  const problems: FilterProblem[] = [];
  for (const piece of splitBare(negated ? raw.slice(1) : raw, ',')) {
    const term = parseTerm(field, piece);
    if (term === null) problems.push(toProblem(field, piece, meta.allowed));
    else terms.set(serializeTerm(field, term), term);
  }
  return { filter: terms.size === 0 ? null : { field, negated, terms: [...terms.values()] }, problems };
}

/** The one spelling of a field's parameter value; repeated terms are written once. */
export function serializeField(filter: FieldFilter): string {
  const terms = new Set(filter.terms.map((term) => serializeTerm(filter.field, term)));
  return `${filter.negated ? '!' : ''}${[...terms].join(',')}`;
}

function checkSize(params: URLSearchParams, extra: readonly string[]): FilterProblem | null {
  // What the filters share the address with is not theirs: a query that the bar takes is taken with columns, too.
  const own = new URLSearchParams(params);
  for (const name of extra) own.delete(name);
  const { length } = own.toString();
  if (length > MAX_QUERY_CHARS || params.toString().length > 2 * MAX_QUERY_CHARS) {
    return toProblem('query', `${length} characters`, `at most ${MAX_QUERY_CHARS} characters`);
  }
  if (params.size > MAX_QUERY_PARAMETERS) {
    return toProblem('query', `${params.size} parameters`, `at most ${MAX_QUERY_PARAMETERS} parameters`);
  }
  return null;
}

function checkNames(params: URLSearchParams, known: ReadonlySet<string>): FilterProblem[] {
  const problems: FilterProblem[] = [];
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    const value = values.join(' and ');
    if (!known.has(name)) problems.push(toProblem(name, value, `only these parameters: ${[...known].join(', ')}`));
    else if (values.length > 1) problems.push(toProblem(name, value, 'once; join alternatives with commas'));
  }
  return problems;
}

/**
 * Reads filters out of a query. Never throws: what is not understood is left out and told, each part by a problem
 * that names the parameter, its value and what is allowed. A query that is too long gives no filters at all.
 * `extra` names the parameters that the route reads itself.
 */
export function parseFilters(
  params: URLSearchParams,
  extra: readonly string[] = [],
): { filters: SessionFilters; problems: FilterProblem[] } {
  const oversize = checkSize(params, extra);
  if (oversize !== null) return { filters: EMPTY_FILTERS, problems: [oversize] };
  const problems = checkNames(params, new Set([...FILTER_PARAMETERS, ...extra]));
  const once = (name: string): string | null => {
    const values = params.getAll(name);
    return values.length === 1 ? (values[0] ?? null) : null;
  };
  const fields: FieldFilter[] = [];
  for (const field of FIELD_NAMES) {
    const raw = once(field);
    if (raw === null) continue;
    const parsed = parseField(field, raw);
    if (parsed.filter !== null) fields.push(parsed.filter);
    problems.push(...parsed.problems);
  }
  const tell = (parameter: string, value: string, allowed: string) =>
    void problems.push(toProblem(parameter, value, allowed));
  const window = parseWindow({ range: once('range'), from: once('from'), to: once('to') }, tell);
  const sort = parseSort(once('sort'), tell);
  return { filters: { window, fields, sort }, problems };
}

/** The canonical query of filters: fields in their order, then the time, then the sort; defaults are left out. */
export function serializeFilters(filters: SessionFilters): URLSearchParams {
  const params = new URLSearchParams();
  const fields = filters.fields.filter((filter) => filter.terms.length > 0);
  for (const field of FIELD_NAMES) {
    const filter = fields.find((candidate) => candidate.field === field);
    if (filter !== undefined) params.append(field, serializeField(filter));
  }
  for (const [name, value] of [...serializeWindow(filters.window), ...serializeSort(filters.sort)]) {
    params.append(name, value);
  }
  return params;
}

/** `''`, or `?` and the canonical query, with the marks left readable that a query may hold unescaped. */
export function toQueryString(filters: SessionFilters): string {
  const query = serializeFilters(filters).toString();
  const readable = query.replace(/%(?:2C|3A|21|2F|40)/g, (mark) => decodeURIComponent(mark));
  return readable === '' ? '' : `?${readable}`;
}

/** The filters with one field's filter put in place of what it had, or taken out by null. */
export function withField(filters: SessionFilters, field: FieldName, filter: FieldFilter | null): SessionFilters {
  const byName = new Map(filters.fields.map((present) => [present.field, present]));
  if (filter === null || filter.terms.length === 0) byName.delete(field);
  else byName.set(field, filter);
  return { ...filters, fields: FIELD_NAMES.flatMap((name) => byName.get(name) ?? []) };
}
