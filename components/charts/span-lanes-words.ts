import { formatCount, formatDuration } from '@/lib/client/format.ts';
import type { Clock } from '@/lib/client/preferences.ts';
import type { Mark } from './span-lanes-layout.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(ms: number, clock: Clock, name: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${name} ${clock}`;
  const known = formatters.get(key);
  const made =
    known ?? new Intl.DateTimeFormat('en-US', { ...options, ...(clock === 'utc' ? { timeZone: 'UTC' } : {}) });
  formatters.set(key, made);
  return made.format(ms);
}

const toDate = (ms: number, clock: Clock) => format(ms, clock, 'date', { month: 'short', day: 'numeric' });
const toTime = (ms: number, clock: Clock) =>
  format(ms, clock, 'time', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const toMinute = (ms: number, clock: Clock) =>
  format(ms, clock, 'minute', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A moment to the second: `Nov 21, 14:03:22`. */
export function formatMoment(ms: number, clock: Clock): string {
  return `${toDate(ms, clock)}, ${toTime(ms, clock)}`;
}

/** `Nov 21, 14:03:22 – 14:05:01`, with the second date where it is another day. */
export function formatStretch(fromMs: number, toMs: number, clock: Clock): string {
  const date = toDate(toMs, clock);
  const end = date === toDate(fromMs, clock) ? toTime(toMs, clock) : `${date}, ${toTime(toMs, clock)}`;
  return `${formatMoment(fromMs, clock)} – ${end}`;
}

/** How long something took, with milliseconds where it was less than a second. */
export function formatLength(ms: number | bigint): string {
  const value = Number(ms);
  return value > 0 && value < 1000 ? `${formatCount(value)} ms` : formatDuration(value / 1000);
}

/** What stands at a mark of the axis: the day where it begins or is first met, else the time. */
export function formatTick(ms: number, stepMs: number, clock: Clock, previousMs: number | null): string {
  if (stepMs >= DAY_MS) return toDate(ms, clock);
  const time = stepMs < MINUTE_MS ? toTime(ms, clock) : toMinute(ms, clock);
  const date = toDate(ms, clock);
  if (previousMs !== null && toDate(previousMs, clock) === date) return time;
  return previousMs === null ? `${date}, ${time}` : date;
}

/** What a mark says of its times: `Nov 21, 14:03:22 – 14:05:01 · 1m 39s`. */
export function formatMarkTimes({ fromMs, toMs, count, first }: Mark, clock: Clock): string {
  const length = formatLength(toMs - fromMs);
  if (count === 1 && first.open === true) return `since ${formatMoment(fromMs, clock)} · ${length} so far`;
  return `${formatStretch(fromMs, toMs, clock)} · ${length}`;
}

/** What a mark of several says of them: `37 statements: 30 finished, 7 failed`. */
export function formatSeveral(mark: Mark, many: string, toLabel: (tone: string) => string): string {
  const parts = mark.tones.map(({ tone, count }) => `${formatCount(count)} ${toLabel(tone).toLowerCase()}`);
  const head = `${formatCount(mark.count)} ${many}`;
  const [only] = mark.tones;
  return parts.length > 1 ? `${head}: ${parts.join(', ')}` : `${head}, all ${toLabel(only?.tone ?? '').toLowerCase()}`;
}
