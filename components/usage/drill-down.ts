import type { UsageGroup } from '@/lib/domain/usage-series.ts';
import { EMPTY_FILTERS, toQueryString, withField } from '@/lib/filters/codec.ts';
import { FIELDS, type FieldName } from '@/lib/filters/field.ts';
import type { FieldFilter, SessionFilters, Term } from '@/lib/filters/filter.ts';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { isTagGroup } from './group-labels.ts';

/** `exact`: the list holds the sessions of the bar and no others. */
export type DrillDown = { href: string; exact: boolean };

const toField = (group: UsageGroup): FieldName => (isTagGroup(group) ? 'tag' : (group as FieldName));

function toTerm(group: UsageGroup, value: string | null): Term | null {
  if (isTagGroup(group)) return { op: 'tag', key: group.slice(4), value };
  if (value !== null) return { op: 'is', value };
  return FIELDS[toField(group)].nullable ? { op: 'none' } : null;
}

/** The filter of everything that is in no series of its own: what was asked for, less what is named. */
function toRestFilter(field: FieldName, named: readonly Term[], present: FieldFilter | undefined): FieldFilter {
  const isNamed = (term: Term) => named.some((other) => JSON.stringify(other) === JSON.stringify(term));
  if (present !== undefined && !present.negated) {
    return { ...present, terms: present.terms.filter((term) => !isNamed(term)) };
  }
  const before = present?.terms.filter((term) => !isNamed(term)) ?? [];
  return { field, negated: true, terms: [...before, ...named] };
}

function narrow(
  filters: SessionFilters,
  model: ChartModel,
  series: ChartSeries,
): { filters: SessionFilters; exact: boolean } {
  const { group } = model;
  const field = toField(group);
  const present = filters.fields.find((filter) => filter.field === field);
  // One parameter holds one list of alternatives, so a tag filter that is there gives way to the tag of the bar.
  const replaces = isTagGroup(group) && present !== undefined;
  if (series.rest) {
    const named = model.series.flatMap((one) => (one.rest ? [] : (toTerm(group, one.value) ?? [])));
    // A tag's rest leaves out the named values and with them nobody who lacks the tag.
    const exact = !isTagGroup(group) || model.series.some((one) => !one.rest && one.value === null);
    return { filters: withField(filters, field, toRestFilter(field, named, present)), exact: exact && !replaces };
  }
  const term = toTerm(group, series.value);
  if (term === null) return { filters, exact: false };
  const negated = isTagGroup(group) && series.value === null;
  return { filters: withField(filters, field, { field, negated, terms: [term] }), exact: !replaces };
}

/** The session list behind buckets of the chart: the page's filters, the span of time, and one series' value. */
export function toDrillDown(
  filters: SessionFilters,
  model: ChartModel,
  span: { first: number; last: number },
  series: number | null,
): DrillDown {
  const from = model.points[span.first]?.start ?? null;
  const to = model.points[span.last]?.end ?? null;
  const windowed: SessionFilters = { ...filters, window: { kind: 'absolute', from, to }, sort: EMPTY_FILTERS.sort };
  const one = series === null ? undefined : model.series[series];
  const narrowed = one === undefined ? { filters: windowed, exact: true } : narrow(windowed, model, one);
  return { href: `/sessions${toQueryString(narrowed.filters)}`, exact: narrowed.exact };
}
