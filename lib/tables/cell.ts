import { MISSING_REASONS, type MissingReason } from '../domain/missing.ts';
import { toMs } from '../domain/time-range.ts';

/**
 * What one field of a row holds, before it is formatted for a screen or an export. `text` is exact and plain (ISO-8601,
 * bare numbers, the whole value); `title` says more, where there is more to say.
 */
export type Cell = { text: string; title: string | null } & (
  | { kind: 'text'; missing: null }
  | { kind: 'time'; missing: null; ms: number }
  | { kind: 'duration'; missing: null; seconds: number; running: boolean }
  | { kind: 'quantity'; missing: null; amount: number; unit: 'DPU-seconds' | 'vCPU-hours' }
  | { kind: 'money'; missing: null; currency: string; atLeast: boolean; estimate: boolean; growing: boolean }
  | { kind: 'countdown'; missing: null; untilMs: number }
  | { kind: 'tags'; missing: null; tags: readonly (readonly [key: string, value: string])[] }
  | { kind: 'missing'; missing: MissingReason }
);

/** No value, and why; `text` is the reason in words, never empty and never a 0. */
export function toMissingCell(reason: MissingReason | undefined): Cell {
  const missing = reason ?? 'not-reported';
  return { kind: 'missing', missing, text: MISSING_REASONS[missing], title: null };
}

/** A text as it is, or the reason for having none. */
export function toTextCell(text: string | null, reason: MissingReason | undefined, title: string | null = null): Cell {
  return text === null ? toMissingCell(reason) : { kind: 'text', missing: null, text, title };
}

/** An ISO-8601 time, or the reason for having none; what is no time counts as none. */
export function toTimeCell(iso: string | null, reason: MissingReason | undefined): Cell {
  const ms = toMs(iso);
  if (iso === null || ms === null) return toMissingCell(iso === null ? reason : 'invalid');
  return { kind: 'time', missing: null, text: iso, title: null, ms };
}

/** Seconds; `running` where they grow with the clock. */
export function toDurationCell(seconds: number, running: boolean): Cell {
  return { kind: 'duration', missing: null, text: String(seconds), title: null, seconds, running };
}
