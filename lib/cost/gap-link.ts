import { EMPTY_FILTERS, MAX_QUERY_CHARS, serializeFilters, toQueryString, withField } from '../filters/codec.ts';
import type { FieldName } from '../filters/field.ts';
import type { SessionFilters, Term } from '../filters/filter.ts';
import { toMatcher } from '../filters/match.ts';
import type { PriceGap } from './price-overview.ts';
import type { SessionKind } from './session-kinds.ts';

type Thing = Pick<PriceGap, 'service' | 'region' | 'glueVersion' | 'workerFamily' | 'reason'>;
type NarrowField = Extract<FieldName, 'worker' | 'version' | 'scope'>;

const EVERYTHING: SessionFilters = { ...EMPTY_FILTERS, window: { kind: 'relative', range: 'all' } };

const NARROW: Record<PriceGap['service'], readonly NarrowField[]> = {
  // There is no filter by architecture, but all sessions of an application have its own.
  'emr-serverless': ['scope'],
  glue: ['worker', 'version'],
  athena: [],
};

const VALUE: Record<NarrowField, (kind: SessionKind) => string | null> = {
  worker: ({ sample }) => sample.capacity.workerType,
  version: ({ sample }) => sample.version,
  scope: ({ sample }) => sample.scope.id,
};

/** Fields that belong to what the gap is about, and stay in the link also while nothing else is in the list. */
function isPartOf({ glueVersion, workerFamily, reason }: Thing, field: NarrowField): boolean {
  if (field === 'worker') return workerFamily !== null || reason === 'unknown-worker-type';
  return field === 'version' && (glueVersion !== null || reason === 'version-not-reported');
}

function narrow(filters: SessionFilters, field: NarrowField, kinds: readonly SessionKind[]): SessionFilters {
  const values = [...new Set(kinds.map(VALUE[field]))].toSorted();
  const terms = values.map((value): Term => (value === null ? { op: 'none' } : { op: 'is', value }));
  return withField(filters, field, { field, negated: false, terms });
}

/**
 * The list of the sessions of a gap, by as few filters as tell them from all others. Not `exact` where no filter does,
 * or where so many values would have to be named that no address holds them.
 */
export function toGapLink(
  thing: Thing,
  own: readonly SessionKind[],
  all: readonly SessionKind[],
): { href: string; exact: boolean } {
  const wanted = new Set(own);
  // The window is open on both sides, so the moment does not matter.
  const isExact = (filters: SessionFilters) => {
    const matches = toMatcher(filters, 0);
    return all.every((kind) => (matches(kind.sample) === 'in') === wanted.has(kind));
  };
  let filters = EVERYTHING;
  for (const field of ['service', 'region'] as const) {
    filters = withField(filters, field, { field, negated: false, terms: [{ op: 'is', value: thing[field] }] });
  }
  const fields = NARROW[thing.service];
  const first = fields.filter((field) => isPartOf(thing, field));
  for (const field of [...first, ...fields.filter((other) => !first.includes(other))]) {
    if (!first.includes(field) && isExact(filters)) break;
    const narrowed = narrow(filters, field, own);
    if (serializeFilters(narrowed).toString().length <= MAX_QUERY_CHARS) filters = narrowed;
  }
  return { href: `/sessions${toQueryString(filters)}`, exact: isExact(filters) };
}
