import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import type { PriceSession } from '../cost/pricer.ts';
import type { Adapter, Ask, AskStatus } from './adapter.ts';

type AskState = { status: AskStatus; inFlight: boolean; final: boolean; failures: number; dueMs: number };

export type Entry<Record> = {
  key: string;
  scope: string;
  record: Record;
  /** Of the listing it holds; worked out when the next listing asks for it. */
  fingerprint: string | null;
  row: Session;
  createdMs: number;
  /** When AWS last told us about it, epoch ms. */
  asOfMs: number;
  seenInSweep: number;
  /** Complete listings in a row that lacked it. A listing is no snapshot, so one miss proves nothing (F-31). */
  absences: number;
  asks: Map<Ask, AskState>;
};

export type RowListener = { changed(key: string): void; removed(key: string): void };

/** Absent from this many complete listings in a row, a session is gone. */
const ABSENCES_UNTIL_GONE = 2;

/** The rows of one source: what AWS last said, and what is still to be asked about each. */
export class RowStore<Record> {
  readonly #entries = new Map<string, Entry<Record>>();
  readonly #adapter: Adapter<Record>;
  readonly #listener: RowListener;
  readonly #price: PriceSession;
  readonly #now: () => number;

  constructor(adapter: Adapter<Record>, listener: RowListener, price: PriceSession, now: () => number) {
    this.#adapter = adapter;
    this.#listener = listener;
    this.#price = price;
    this.#now = now;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Entry<Record> | undefined {
    return this.#entries.get(key);
  }

  entries(): IterableIterator<Entry<Record>> {
    return this.#entries.values();
  }

  /** A record as a listing (or a single ask outside a sweep) just brought it. */
  put(record: Record, sweep: number): Entry<Record> {
    const key = this.#adapter.keyOf(record);
    const nowMs = this.#now();
    const known = this.#entries.get(key);
    if (!known) return this.#add(key, record, sweep, nowMs);
    const cameBack = known.row.stale;
    known.seenInSweep = sweep;
    known.absences = 0;
    known.asOfMs = nowMs;
    const fingerprint = this.#adapter.fingerprint(record);
    const moved = fingerprint !== (known.fingerprint ?? this.#adapter.fingerprint(known.record));
    known.fingerprint = fingerprint;
    if (!moved && !cameBack) {
      known.row.asOf = new Date(nowMs).toISOString();
      return known;
    }
    known.record = this.#adapter.carry(record, known.record);
    if (moved) this.#askAgain(known, nowMs);
    this.remap(known, false);
    return known;
  }

  /** Notes that an ask was answered by the way; `nextMs` null when that answer is final. */
  answered(entry: Entry<Record>, ask: Ask, nextMs: number | null): void {
    const state = entry.asks.get(ask);
    if (!state) return;
    state.status = 'loaded';
    state.failures = 0;
    state.final = nextMs === null;
    state.dueMs = nextMs ?? state.dueMs;
  }

  /** Applies an answer about one session; does nothing when the row went meanwhile. */
  update(key: string, change: (record: Record) => Record): Entry<Record> | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    entry.record = change(entry.record);
    entry.fingerprint = null;
    entry.asOfMs = this.#now();
    this.remap(entry, entry.row.stale);
    return entry;
  }

  remap(entry: Entry<Record>, stale: boolean): void {
    entry.row = this.#toRow(entry, stale);
    this.#listener.changed(entry.key);
  }

  remove(key: string): void {
    if (this.#entries.delete(key)) this.#listener.removed(key);
  }

  /** After a sweep: rows it should have met and did not are marked, and go after the second miss; rows of a failed scope stay, stale. */
  closeSweep(sweep: number, scopeFailed: (scope: string) => boolean): void {
    for (const entry of this.#entries.values()) {
      if (entry.seenInSweep >= sweep) continue;
      if (!scopeFailed(entry.scope)) entry.absences += 1;
      if (entry.absences >= ABSENCES_UNTIL_GONE) this.remove(entry.key);
      else if (!entry.row.stale) this.remap(entry, true);
    }
  }

  /**
   * The row as of now: the clock of a live session runs on between two answers, but not for one of which none comes,
   * as `stale` says of it.
   */
  current(entry: Entry<Record>, stale = entry.row.stale): Session {
    const { row } = entry;
    if (stale && !row.stale) {
      return this.#price({ ...row, stale }, this.#adapter.factsOf(entry.record), this.#now());
    }
    if (stale || !isLive(row.phase)) return row;
    const priced = this.#price(row, this.#adapter.factsOf(entry.record), this.#now());
    if (row.durationSeconds === null || row.createdAt === null) return priced;
    const seconds = Math.max(0, (this.#now() - Date.parse(row.createdAt)) / 1000);
    return { ...priced, durationSeconds: Math.round(seconds) };
  }

  /** Other prices are in force: every row gets its amounts anew, without a word of AWS. */
  reprice(): void {
    for (const entry of this.#entries.values()) {
      entry.row = this.#price(entry.row, this.#adapter.factsOf(entry.record), this.#now());
      this.#listener.changed(entry.key);
    }
  }

  #add(key: string, record: Record, sweep: number, nowMs: number): Entry<Record> {
    const asks = new Map<Ask, AskState>();
    for (const ask of this.#adapter.asks) {
      asks.set(ask, { status: 'loading', inFlight: false, final: false, failures: 0, dueMs: 0 });
    }
    const draft = {
      key,
      scope: this.#adapter.scopeOf(record),
      record,
      fingerprint: null,
      createdMs: this.#adapter.createdMs(record),
      asOfMs: nowMs,
      seenInSweep: sweep,
      absences: 0,
      asks,
    };
    const entry = { ...draft, row: this.#toRow(draft, false) };
    this.#entries.set(key, entry);
    this.#listener.changed(key);
    return entry;
  }

  #toRow(entry: Omit<Entry<Record>, 'row'>, stale: boolean): Session {
    const nowMs = this.#now();
    const row = this.#adapter.toSession(entry.record, (ask) => entry.asks.get(ask)?.status ?? 'loading', {
      nowMs,
      asOfMs: entry.asOfMs,
      stale,
    });
    return this.#price(row, this.#adapter.factsOf(entry.record), nowMs);
  }

  /** A session that moved on has a newer answer to give, however recently it was asked. */
  #askAgain(entry: Entry<Record>, nowMs: number): void {
    for (const ask of ['session', 'work', 'executors'] as const) {
      const state = entry.asks.get(ask);
      if (state && !state.final) state.dueMs = nowMs;
    }
  }
}
