import type { Bucket } from '@/lib/domain/usage-series.ts';

type Span = { start: string; end: string };

/** One formatter a shape and zone: making one costs more than using it five hundred times. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...options });
  formatters.set(key, known);
  return known.format(at);
}

const DAY = { day: 'numeric', month: 'short' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** Whether a day of the zone begins at a moment, to the minute. */
export function isMidnight(iso: string, timeZone: string): boolean {
  return format(Date.parse(iso), timeZone, TIME) === '00:00';
}

/** The mark under a bar: as short as the bucket allows. Hours say the day at midnight. */
export function toTickLabel(span: Span, bucket: Bucket, timeZone: string): string {
  const start = Date.parse(span.start);
  if (bucket === 'month') return format(start, timeZone, { month: 'short', year: '2-digit' });
  if (bucket !== 'hour') return format(start, timeZone, DAY);
  const time = format(start, timeZone, TIME);
  return time === '00:00' ? format(start, timeZone, DAY) : time;
}

const MANY_HOURS = 36;

/**
 * The buckets that may carry a mark. Over more than a day and a half of hours only midnights do: `12:00` alone would
 * not say of which day.
 */
export function listMarked(spans: readonly Span[], bucket: Bucket, timeZone: string): number[] {
  const all = spans.map((_, index) => index);
  if (bucket !== 'hour' || spans.length <= MANY_HOURS) return all;
  return all.filter((index) => isMidnight(spans[index]?.start ?? '', timeZone));
}

/** A span of buckets in words, in the zone of the chart: `Fri, Nov 20, 14:00 – 16:00`. */
export function toSpanLabel(span: Span, bucket: Bucket, timeZone: string): string {
  const start = Date.parse(span.start);
  const end = Date.parse(span.end);
  if (bucket === 'hour') {
    const day = { weekday: 'short', ...DAY } as const;
    const from = format(start, timeZone, day);
    const to = format(end - 1, timeZone, day);
    const until = format(end, timeZone, TIME);
    if (from === to) return `${from}, ${format(start, timeZone, TIME)} – ${until}`;
    // The day's last moment, which 00:00 beside its name would not be.
    return `${from}, ${format(start, timeZone, TIME)} – ${to}, ${until === '00:00' ? '24:00' : until}`;
  }
  const day = { ...DAY, year: 'numeric' } as const;
  const first = format(start, timeZone, { weekday: 'short', ...day });
  const last = format(end - 1, timeZone, { weekday: 'short', ...day });
  return first === last ? first : `${format(start, timeZone, DAY)} – ${format(end - 1, timeZone, day)}`;
}
