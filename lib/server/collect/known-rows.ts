import { isLive } from '../../domain/phase.ts';
import type { Adapter } from './adapter.ts';
import type { RowStore } from './row-store.ts';
import type { KnownScope } from './sweep.ts';

/** What is known of each scope. */
export function toKnownScopes<Record>(rows: RowStore<Record>): Map<string, KnownScope<Record>> {
  const scopes = new Map<string, { rows: number; newestCreatedMs: number; live: Record[] }>();
  for (const { scope, createdMs, row, record } of rows.entries()) {
    const known = scopes.get(scope) ?? { rows: 0, newestCreatedMs: Number.NEGATIVE_INFINITY, live: [] };
    known.rows += 1;
    known.newestCreatedMs = Math.max(known.newestCreatedMs, createdMs);
    if (isLive(row.phase)) known.live.push(record);
    scopes.set(scope, known);
  }
  return scopes;
}

/** Whether a listed record says what is known of a session that has ended and will not be asked about again. */
export function isSettled<Record>(rows: RowStore<Record>, adapter: Adapter<Record>, record: Record): boolean {
  const known = rows.get(adapter.keyOf(record));
  if (known === undefined || isLive(known.row.phase)) return false;
  if (known.asks.get('session')?.final === false) return false;
  return adapter.fingerprint(record) === adapter.fingerprint(known.record);
}

export function listLiveKeys<Record>(rows: RowStore<Record>): string[] {
  const keys: string[] = [];
  for (const entry of rows.entries()) if (isLive(entry.row.phase)) keys.push(entry.key);
  return keys;
}

/** Of these, what a sweep has not met although the listing of its scope did not fail. */
export function listUnseen<Record>(
  rows: RowStore<Record>,
  keys: readonly string[],
  sweepNumber: number,
  failed: (scope: string) => boolean,
): Record[] {
  const records: Record[] = [];
  for (const key of keys) {
    const entry = rows.get(key);
    if (entry && entry.seenInSweep < sweepNumber && !failed(entry.scope)) records.push(entry.record);
  }
  return records;
}

/** A session was asked for by itself: its own answer need not be asked for again at once. */
export function noteAnswered<Record>(
  rows: RowStore<Record>,
  adapter: Adapter<Record>,
  record: Record,
  nowMs: number,
): void {
  const entry = rows.get(adapter.keyOf(record));
  if (entry) rows.answered(entry, 'session', adapter.nextAskMs(entry.record, 'session', nowMs));
}
