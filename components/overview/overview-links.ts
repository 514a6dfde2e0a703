import { isLive, PHASES, type Phase } from '@/lib/domain/phase.ts';
import type { Service } from '@/lib/domain/service.ts';
import { toQueryString, withField } from '@/lib/filters/codec.ts';
import type { FieldName, SortField } from '@/lib/filters/field.ts';
import type { FieldFilter, SessionFilters, Term, TimeWindow } from '@/lib/filters/filter.ts';

/** Phases in which a session costs something, or is about to. */
export const LIVE_PHASES: readonly Phase[] = PHASES.filter(isLive);

export type Narrow = {
  service?: Service;
  phases?: readonly Phase[];
  /** Takes the place of what the page's filter has for its field. */
  field?: FieldFilter;
  window?: TimeWindow;
  /** The field of which the largest comes first. */
  most?: SortField;
};

const toTerms = (values: readonly string[]) => values.map((value): Term => ({ op: 'is', value }));

/** Of several values those that the page's own filter lets through; all of them where that would be none. */
function keepAllowed<Value extends string>(filters: SessionFilters, field: FieldName, values: readonly Value[]) {
  const present = filters.fields.find((filter) => filter.field === field);
  if (present === undefined) return values;
  const named = new Set(present.terms.flatMap((term) => (term.op === 'is' ? [term.value] : [])));
  const allowed = values.filter((value) => named.has(value) !== present.negated);
  return allowed.length === 0 ? values : allowed;
}

function narrowTo(filters: SessionFilters, field: FieldName, values: readonly string[] | undefined): SessionFilters {
  if (values === undefined) return filters;
  const terms = toTerms(keepAllowed(filters, field, values));
  return withField(filters, field, { field, negated: false, terms });
}

/** The session list behind a number: the page's own filters, and what the number is of. */
export function toListHref(filters: SessionFilters, narrow: Narrow): string {
  const { service, phases, field, window, most } = narrow;
  let list = narrowTo(filters, 'service', service === undefined ? undefined : [service]);
  list = narrowTo(list, 'phase', phases);
  if (field !== undefined) list = withField(list, field.field, field);
  if (window !== undefined) list = { ...list, window };
  if (most !== undefined) list = { ...list, sort: [{ field: most, descending: true }] };
  return `/sessions${toQueryString(list)}`;
}

/** A window that every live session lies in: the page's own, unless it has bounds of its own. */
export function toLiveWindow({ window }: SessionFilters): TimeWindow {
  return window.kind === 'relative' ? window : { kind: 'relative', range: '24h' };
}

type RankField = 'owner' | 'scope' | 'role';

/** The sessions of one value, of none (null), or of all but the named ones and none. */
export function toRankHref(filters: SessionFilters, name: RankField, of: string | null | { allBut: string[] }): string {
  // Glue's sessions stand in a scope that is called `-`; owner and role have `-` for none.
  const none: Term = name === 'scope' ? { op: 'is', value: '-' } : { op: 'none' };
  const toFilter = (): FieldFilter => {
    if (of === null) return { field: name, negated: false, terms: [none] };
    if (typeof of === 'string') return { field: name, negated: false, terms: toTerms([of]) };
    return { field: name, negated: true, terms: [...toTerms(of.allBut), none] };
  };
  return toListHref(filters, { field: toFilter(), most: 'cost' });
}
