import { DEFAULT_RANGE, RELATIVE_RANGES, type RelativeRange, type TimeWindow } from './filter.ts';
import { LAST_TIME_MS, parseTime, serializeTime } from './term-range.ts';

type Tell = (parameter: string, value: string, allowed: string) => void;

const ALLOWED_TIME = 'a date or an ISO-8601 time, UTC unless it says otherwise';
const DEFAULT_WINDOW: TimeWindow = { kind: 'relative', range: DEFAULT_RANGE };

function isRelativeRange(value: string): value is RelativeRange {
  return RELATIVE_RANGES.some((range) => range === value);
}

function parseBound(name: 'from' | 'to', raw: string | null, tell: Tell): number | null {
  if (raw === null) return null;
  const span = parseTime(raw);
  if (span === null) {
    tell(name, raw, ALLOWED_TIME);
    return null;
  }
  // The window is half-open: a bare date as `to` takes that whole day in.
  return name === 'from' || span.first === span.last ? span.first : Math.min(span.last + 1, LAST_TIME_MS);
}

/** Reads `range`, or `from` and `to`. What is wrong is told and left out; nothing at all means the default range. */
export function parseWindow(
  raw: { range: string | null; from: string | null; to: string | null },
  tell: Tell,
): TimeWindow {
  const from = parseBound('from', raw.from, tell);
  const to = parseBound('to', raw.to, tell);
  if (raw.range !== null && !isRelativeRange(raw.range)) tell('range', raw.range, RELATIVE_RANGES.join(', '));
  if (from !== null || to !== null) {
    if (raw.range !== null) tell('range', raw.range, 'either range, or from and to');
    if (from === null || to === null || from < to) {
      const toIso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
      return { kind: 'absolute', from: toIso(from), to: toIso(to) };
    }
    tell('to', raw.to ?? '', 'a time after from');
    return DEFAULT_WINDOW;
  }
  return raw.range !== null && isRelativeRange(raw.range) ? { kind: 'relative', range: raw.range } : DEFAULT_WINDOW;
}

/** The parameters of a window; none for the default range. Open at both ends is the range `all`. */
export function serializeWindow(window: TimeWindow): [string, string][] {
  if (window.kind === 'relative') return window.range === DEFAULT_RANGE ? [] : [['range', window.range]];
  if (window.from === null && window.to === null) return [['range', 'all']];
  const bound = (name: string, iso: string | null): [string, string][] =>
    iso === null ? [] : [[name, serializeTime(Date.parse(iso))]];
  return [...bound('from', window.from), ...bound('to', window.to)];
}
