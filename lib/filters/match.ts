import type { Session } from '../domain/session.ts';
import { isWithin, toBounds, toLife } from '../domain/time-range.ts';
import { FIELDS } from './field.ts';
import type { FieldFilter, RangeTerm, SessionFilters, Term, TimeWindow } from './filter.ts';
import {
  type Absence,
  type RangeField,
  readNumber,
  readPhases,
  readSearchTexts,
  readTexts,
  type TextField,
  toAbsence,
} from './read.ts';
import { meetsRange } from './term-range.ts';

/**
 * `undecided`: a field that the filter needs has not arrived yet. `not-reported`: it needs one that AWS does not tell
 * of this session. Both leave the row out, counted apart.
 */
export type Match = 'in' | 'out' | 'undecided' | 'not-reported';

/** One part of a filter on one session. */
export type Test = (session: Session) => Match;

const toMatch = (holds: boolean): Match => (holds ? 'in' : 'out');

const isText = (term: Term) => term.op === 'is';
const isRange = (term: Term): term is RangeTerm => term.op !== 'is' && term.op !== 'tag' && term.op !== 'none';

/** `-` asks for every row without a text, but for a duration only where one is not reported: busy is not "unknown". */
function matchAbsence(absence: Absence, none: boolean, range: boolean): Match {
  if (absence === 'undecided') return 'undecided';
  if (none && !(range && absence === 'absent')) return 'in';
  return absence === 'absent' ? 'out' : 'not-reported';
}

function toRangeTest(field: RangeField, terms: readonly Term[], nowMs: number): Test {
  const kind = field === 'created' ? 'time' : field === 'cost' ? 'number' : 'duration';
  const ranges = terms.filter(isRange);
  const none = terms.some((term) => term.op === 'none');
  return (session) => {
    const value = readNumber(field, session, nowMs);
    if (typeof value === 'string') return matchAbsence(value, none, true);
    return toMatch(ranges.some((term) => meetsRange(kind, term, value)));
  };
}

function toTextTest(field: TextField, terms: readonly Term[]): Test {
  const piecewise = FIELDS[field].kind === 'search';
  const wanted = terms.flatMap((term) => (term.op === 'is' ? [piecewise ? term.value.toLowerCase() : term.value] : []));
  const exact = new Set(wanted);
  const none = terms.some((term) => term.op === 'none');
  const holds = (text: string) =>
    piecewise ? wanted.some((piece) => text.toLowerCase().includes(piece)) : exact.has(text);
  return (session) => {
    const texts = readTexts(field, session);
    return typeof texts === 'string' ? matchAbsence(texts, none, false) : toMatch(texts.some(holds));
  };
}

/** A session that may be in several phases is decided where all of them are wanted, or none is. */
function toPhaseTest(terms: readonly Term[]): Test {
  const wanted = new Set<string>(terms.flatMap((term) => (term.op === 'is' ? [term.value] : [])));
  return (session) => {
    const phases = readPhases(session);
    const held = phases.filter((phase) => wanted.has(phase)).length;
    return held > 0 && held < phases.length ? 'undecided' : toMatch(held > 0);
  };
}

function toTagTest(terms: readonly Term[]): Test {
  const tags = terms.filter((term) => term.op === 'tag');
  const none = terms.some((term) => term.op === 'none');
  return (session) => {
    const held = session.tags;
    if (held === null) {
      const absence = toAbsence(session, 'tags');
      // Tags that AWS does not tell may be there: only none that are known to be none are "no tags".
      return absence === 'not-reported' ? absence : matchAbsence(absence, none, false);
    }
    if (none && Object.keys(held).length === 0) return 'in';
    // hasOwn: a tag may be called `__proto__` or `constructor`.
    const holds = ({ key, value }: { key: string; value: string | null }) =>
      Object.hasOwn(held, key) && (value === null || held[key] === value);
    return toMatch(tags.some(holds));
  };
}

function toSearchTest(terms: readonly Term[]): Test {
  const wanted = terms.filter(isText).map((term) => term.value.toLowerCase());
  return (session) => {
    const { texts, partial } = readSearchTexts(session);
    if (texts.some((text) => wanted.some((piece) => text.toLowerCase().includes(piece)))) return 'in';
    return partial ? 'undecided' : 'out';
  };
}

function toPositiveTest({ field, terms }: FieldFilter, nowMs: number): Test {
  switch (field) {
    case 'phase':
      return toPhaseTest(terms);
    case 'tag':
      return toTagTest(terms);
    case 'q':
      return toSearchTest(terms);
    case 'idle':
    case 'duration':
    case 'cost':
    case 'created':
      return toRangeTest(field, terms, nowMs);
    default:
      return toTextTest(field, terms);
  }
}

/** A field's filter as a test. Negation turns in and out round; what is not known stays not known. */
export function toFieldTest(filter: FieldFilter, nowMs: number): Test {
  const test = toPositiveTest(filter, nowMs);
  if (!filter.negated) return test;
  return (session) => {
    const match = test(session);
    return match === 'in' ? 'out' : match === 'out' ? 'in' : match;
  };
}

/** Whether any part of a session's life lies in the window; a live session lives until now. */
export function toWindowTest(window: TimeWindow, nowMs: number): Test {
  const bounds = toBounds(window, nowMs);
  if (bounds.fromMs === Number.NEGATIVE_INFINITY && bounds.toMs === Number.POSITIVE_INFINITY) return () => 'in';
  return (session) => {
    const life = toLife(session, nowMs);
    const within = isWithin(life, bounds);
    if (within !== null) return toMatch(within);
    const arrives =
      (life.startMs === null && toAbsence(session, 'createdAt') === 'undecided') ||
      (life.endMs === null && toAbsence(session, 'endedAt') === 'undecided');
    return arrives ? 'undecided' : 'not-reported';
  };
}

/** Several parts must all hold: one `out` settles it, then what is undecided counts, then what is not reported. */
export function joinMatches(left: Match, right: Match): Match {
  if (left === 'out' || right === 'out') return 'out';
  if (left === 'undecided' || right === 'undecided') return 'undecided';
  return left === 'not-reported' ? left : right;
}

/** Filters made ready for many sessions; `nowMs` is the moment that live sessions reach to. */
export function toMatcher(filters: SessionFilters, nowMs: number): Test {
  const tests = [toWindowTest(filters.window, nowMs), ...filters.fields.map((filter) => toFieldTest(filter, nowMs))];
  return (session) => {
    let match: Match = 'in';
    for (const test of tests) {
      match = joinMatches(match, test(session));
      if (match === 'out') return match;
    }
    return match;
  };
}

/** Whether one session belongs to the filters at a moment (epoch milliseconds). */
export function matchSession(filters: SessionFilters, session: Session, nowMs: number): Match {
  return toMatcher(filters, nowMs)(session);
}
