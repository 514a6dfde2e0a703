import fc from 'fast-check';
import { FIELD_NAMES, FIELDS, type FieldName, SORT_FIELDS } from './field.ts';
import {
  DEFAULT_SORT,
  type FieldFilter,
  RELATIVE_RANGES,
  type SessionFilters,
  type Term,
  type TimeWindow,
} from './filter.ts';
import { MAX_DURATION_SECONDS } from './term-range.ts';

const LAST_MS = Date.parse('9999-12-31T00:00:00Z');

/** Texts with everything that is syntax somewhere, and any UTF-16 code units. */
export const hostileText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(',', ':', '!', '\\', '-', '.', '>', '<', '=', 'e', 'u', 'D', '8', '0', ' ', '+'),
    maxLength: 8,
  }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    '-',
    '--',
    '!',
    '\\',
    '\\e',
    '\\uD800',
    '\ud800',
    '>5',
    '1..2',
    '%2C',
    '&a=b',
    '\r\n\0',
    '__proto__',
  ),
);

function toValue(field: FieldName): fc.Arbitrary<number> {
  switch (FIELDS[field].kind) {
    case 'time':
      return fc.integer({ min: 0, max: LAST_MS });
    case 'duration':
      return fc.oneof(fc.nat(MAX_DURATION_SECONDS), fc.double({ min: 0, max: MAX_DURATION_SECONDS, noNaN: true }));
    default:
      return fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }));
  }
}

function toRangeTerm(field: FieldName): fc.Arbitrary<Term> {
  const value = toValue(field).map((number) => (Object.is(number, -0) ? 0 : number));
  return fc.oneof(
    fc.record({ op: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const, '=' as const), value }),
    fc.tuple(value, value).map(([a, b]): Term => ({ op: '..', from: Math.min(a, b), to: Math.max(a, b) })),
  );
}

function toIsTerm(field: FieldName): fc.Arbitrary<Term> {
  const meta = FIELDS[field];
  if (meta.kind === 'tag') {
    return fc.record({
      op: fc.constant('tag' as const),
      key: hostileText,
      value: fc.option(hostileText, { nil: null }),
    });
  }
  const account = fc.constantFrom('210987654321', '000000000000', 'unknown');
  const region = fc.constantFrom('eu-west-1', 'us-gov-east-1', 'local');
  const value =
    meta.kind === 'choice' ? fc.constantFrom(...meta.values) : ({ account, region }[field as string] ?? hostileText);
  return value.map((text): Term => ({ op: 'is', value: text }));
}

function toTerm(field: FieldName): fc.Arbitrary<Term> {
  const ranged = ['number', 'duration', 'time'].includes(FIELDS[field].kind);
  const own = ranged ? toRangeTerm(field) : toIsTerm(field);
  return FIELDS[field].nullable
    ? fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: fc.constant<Term>({ op: 'none' }) })
    : own;
}

function toFilter(field: FieldName): fc.Arbitrary<FieldFilter> {
  const terms = fc.uniqueArray(toTerm(field), { minLength: 1, maxLength: 3, selector: (term) => JSON.stringify(term) });
  return fc.record({ field: fc.constant(field), negated: fc.boolean(), terms });
}

const toIso = (ms: number) => new Date(ms).toISOString();
const anyWindow: fc.Arbitrary<TimeWindow> = fc.oneof(
  fc.constantFrom(...RELATIVE_RANGES).map((range): TimeWindow => ({ kind: 'relative', range })),
  fc
    .tuple(
      fc.integer({ min: 0, max: LAST_MS - 2 }),
      fc.integer({ min: 1, max: LAST_MS }),
      fc.constantFrom('from', 'to', 'both'),
    )
    .map(
      ([from, long, open]): TimeWindow => ({
        kind: 'absolute',
        from: open === 'to' ? null : toIso(from),
        to: open === 'from' ? null : toIso(Math.min(from + long, LAST_MS)),
      }),
    ),
);

const anySort = fc.oneof(
  fc.constant(DEFAULT_SORT),
  fc.uniqueArray(fc.record({ field: fc.constantFrom(...SORT_FIELDS), descending: fc.boolean() }), {
    minLength: 1,
    selector: (key) => key.field,
  }),
);

/** Any filters that a page can hold: fields in canonical order, terms once. */
export const anyFilters: fc.Arbitrary<SessionFilters> = fc
  .subarray([...FIELD_NAMES], { maxLength: 6 })
  .chain((names) => fc.record({ window: anyWindow, fields: fc.tuple(...names.map(toFilter)), sort: anySort }));
