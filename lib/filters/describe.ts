import { toOwnerLabel, toRoleLabel } from '../domain/owner.ts';
import { isService, SERVICE_LABEL } from '../domain/service.ts';
import { FIELDS, type FieldName, type RangeKind } from './field.ts';
import type {
  FieldFilter,
  FilterProblem,
  RangeTerm,
  RelativeRange,
  SessionFilters,
  Term,
  TimeWindow,
} from './filter.ts';
import { serializeDuration } from './term-range.ts';

/** What stands in the filter bar for one part of the filters. */
export type Chip = { parameter: FieldName | 'range'; label: string; text: string };

const RANGE_TEXT: Record<RelativeRange, string> = {
  '24h': 'last 24 hours',
  '7d': 'last 7 days',
  '30d': 'last 30 days',
  '90d': 'last 90 days',
  all: 'all time',
};

const NONE_TEXT: Partial<Record<FieldName, string>> = {
  cost: 'unknown',
  owner: 'nobody known',
  role: 'no role',
  worker: 'no worker type',
  version: 'no version',
  name: 'no name',
  tag: 'no tags',
};

/** What stands for a scope in Glue, which has none. */
const NO_SCOPE = '-';

const COMPARED = { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most', '=': 'exactly' } as const;
const COMPARED_TIME = { '>': 'after', '>=': 'from', '<': 'before', '<=': 'until', '=': 'at' } as const;

/** A time in UTC as people write it, to the minute where that is exact: `2026-08-01 08:00 UTC`. */
function describeTime(ms: number): string {
  return `${new Date(ms)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?::00)?\.000Z$|Z$/, '')} UTC`;
}

function describeValue(kind: RangeKind, value: number): string {
  if (kind === 'time') return describeTime(value);
  if (kind === 'number') return String(value);
  return serializeDuration(value).replace(/([dhm])(?=\d)/g, '$1 ');
}

function describeRange(kind: RangeKind, term: RangeTerm): string {
  if (term.op === '..') return `${describeValue(kind, term.from)} to ${describeValue(kind, term.to)}`;
  return `${kind === 'time' ? COMPARED_TIME[term.op] : COMPARED[term.op]} ${describeValue(kind, term.value)}`;
}

/** One alternative in words: `G.1X`, `more than 30m`, `team: fraud`, `no role`. */
export function describeTerm(field: FieldName, term: Term): string {
  const { kind } = FIELDS[field];
  if (term.op === 'none') return NONE_TEXT[field] ?? 'not reported';
  if (term.op === 'tag') return term.value === null ? `has ${term.key}` : `${term.key}: ${term.value || '(empty)'}`;
  if (term.op === 'is') {
    if (field === 'service' && isService(term.value)) return SERVICE_LABEL[term.value];
    if (field === 'owner') return toOwnerLabel(term.value) || '(empty)';
    if (field === 'scope' && term.value === NO_SCOPE) return 'none in Glue';
    if (field === 'role') return toRoleLabel(term.value) || '(empty)';
    return kind === 'search' ? `“${term.value}”` : term.value || '(empty)';
  }
  return kind === 'number' || kind === 'duration' || kind === 'time' ? describeRange(kind, term) : '';
}

/** A field's filter as a chip: `State`, `not READY or BUSY`. */
export function describeFilter(filter: FieldFilter): Chip {
  const terms = filter.terms.map((term) => describeTerm(filter.field, term)).join(' or ');
  const { label } = FIELDS[filter.field];
  return { parameter: filter.field, label, text: filter.negated ? `not ${terms}` : terms };
}

/** A window in words: `last 7 days`, `2026-08-01 00:00 UTC to 2026-08-03 00:00 UTC`. */
export function describeWindow(window: TimeWindow): string {
  if (window.kind === 'relative') return RANGE_TEXT[window.range];
  const from = window.from === null ? null : describeTime(Date.parse(window.from));
  const to = window.to === null ? null : describeTime(Date.parse(window.to));
  if (from === null) return to === null ? RANGE_TEXT.all : `before ${to}`;
  return to === null ? `since ${from}` : `${from} to ${to}`;
}

/** Every part of the filters as a chip, the window first. */
export function describeFilters(filters: SessionFilters): Chip[] {
  const range: Chip = { parameter: 'range', label: 'Alive in', text: describeWindow(filters.window) };
  return [range, ...filters.fields.map(describeFilter)];
}

/** A problem as one sentence for a notice: names the parameter, what it had, and what it may have. */
export function describeProblem(problem: FilterProblem): string {
  return `“${problem.parameter}=${problem.value}” is not understood. Allowed: ${problem.allowed}.`;
}
