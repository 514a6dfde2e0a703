import { NUMBER_LOCALE } from './number-locale.ts';
import type { Clock } from './preferences.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const count = new Intl.NumberFormat(NUMBER_LOCALE, { maximumFractionDigits: 0 });

/** `12,345` */
export function formatCount(value: number): string {
  return count.format(value);
}

/** `1 session`, `12 sessions`; `many` where the plural is not an s. */
export function formatNumberOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** Two units at most, the way a person says it: `48s`, `12m 4s`, `2h 14m`, `3d 4h`. Takes seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / DAY), 'd'],
    [Math.floor((whole % DAY) / HOUR), 'h'],
    [Math.floor((whole % HOUR) / MINUTE), 'm'],
    [whole % MINUTE, 's'],
  ];
  const first = parts.findIndex(([value]) => value > 0);
  if (first < 0) return '0s';
  return parts
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value}${unit}`)
    .join(' ');
}

/** `just now`, `42s ago`, `3h ago`: one unit, for how old something is. */
export function formatAge(iso: string, nowMs: number): string {
  const seconds = Math.floor((nowMs - Date.parse(iso)) / 1000);
  if (Number.isNaN(seconds)) return 'at an unknown time';
  if (seconds < 5) return 'just now';
  return `${formatDuration(seconds).split(' ')[0]} ago`;
}

// Built once: making a formatter costs more than formatting a screen full of rows with it.
const significant = new Intl.NumberFormat(NUMBER_LOCALE, { maximumSignificantDigits: 3 });

/** Three significant digits below 1,000 and whole numbers above; a positive amount never reads as 0. */
export function formatQuantity(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) < 0.001) return value > 0 ? '< 0.001' : '> -0.001';
  return (Math.abs(value) >= 1000 ? count : significant).format(value);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const twoDigits = (value: number) => (value < 10 ? `0${value}` : `${value}`);

/**
 * The short form of a table: `Nov 21, 14:03`, with the year where it is not this one. Written by hand: a screen full of
 * rows has more times than Intl could write between two letters.
 */
export function formatTime(iso: string, clock: Clock, nowMs: number): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return 'not a time';
  const utc = clock === 'utc';
  const month = MONTHS[utc ? time.getUTCMonth() : time.getMonth()];
  const day = utc ? time.getUTCDate() : time.getDate();
  const hours = utc ? time.getUTCHours() : time.getHours();
  const minutes = utc ? time.getUTCMinutes() : time.getMinutes();
  const sameYear = time.getUTCFullYear() === new Date(nowMs).getUTCFullYear();
  const year = sameYear ? '' : `, ${utc ? time.getUTCFullYear() : time.getFullYear()}`;
  return `${month} ${day}${year}, ${twoDigits(hours)}:${twoDigits(minutes)}`;
}

/** A window with fixed ends, one of which may be open: `Nov 21, 14:03 – Nov 22, 02:03`, `since Nov 21, 14:03`. */
export function formatWindow(
  { from, to }: { from: string | null; to: string | null },
  clock: Clock,
  nowMs: number,
): string {
  const [start, end] = [from, to].map((iso) => (iso === null ? null : formatTime(iso, clock, nowMs)));
  if (start == null) return end == null ? 'all time' : `before ${end}`;
  return end == null ? `since ${start}` : `${start} – ${end}`;
}

/** A moment as a `datetime-local` field has it, to the minute; empty for none. */
export function toTimeInput(iso: string | null, clock: Clock): string {
  const time = new Date(iso ?? Number.NaN);
  if (Number.isNaN(time.getTime())) return '';
  if (clock === 'utc') return time.toISOString().slice(0, 16);
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(twoDigits).join('-');
  return `${date}T${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
}

/** The moment that such a field means; null while it is empty or none. */
export function readTimeInput(input: string, clock: Clock): string | null {
  const time = new Date(clock === 'utc' ? `${input}Z` : input);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** The full form of a tooltip: `2026-11-21 14:03:22 UTC` or with the viewer's zone. */
export function formatFullTime(iso: string, clock: Clock): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return 'not a time';
  if (clock === 'utc') return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(twoDigits).join('-');
  const hours = [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
  return `${date} ${hours} ${findZoneName(time)}`;
}

const zoneNames = new Map<string, string>();
let zoneWriter: Intl.DateTimeFormat | null = null;

/** What the viewer's zone is called at a time, such as `GMT+1`; the same all year round but for the summer. */
function findZoneName(time: Date): string {
  const span = `${time.getFullYear()} ${time.getTimezoneOffset()}`;
  const known = zoneNames.get(span);
  if (known !== undefined) return known;
  zoneWriter ??= new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' });
  const name = zoneWriter.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  zoneNames.set(span, name);
  return name;
}
