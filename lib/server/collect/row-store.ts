import type { Cost } from '../../cost/cost.ts';
import { isSameCost, settleCost } from '../../cost/settled-cost.ts';
import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import type { PriceSession } from '../cost/pricer.ts';
import type { Adapter, Ask, AskStatus, Raw } from './adapter.ts';
import type { KeptRow } from './kept-row.ts';

export type AskState = { status: AskStatus; inFlight: boolean; final: boolean; failures: number; dueMs: number };

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
  /** When it was first met, epoch ms. */
  firstSeenMs: number;
  seenInSweep: number;
  /** Complete listings in a row that lacked it. A listing is no snapshot, so one miss proves nothing (F-31). */
  absences: number;
  asks: Map<Ask, AskState>;
  /** The amount at which an ended one stands, whatever prices come later; null where none does. */
  settled: Cost | null;
  /** The state and phase that were recorded last; null before the first record. */
  noted: { state: string; phase: string } | null;
};

/** Told of everything about a row that is worth keeping; a row that only went stale is not. */
export type RowRecorder<Record> = {
  /** New, or with something new. `seenBeforeMs`: the look before, epoch ms, null where this is the first. */
  seen(entry: Entry<Record>, seenBeforeMs: number | null, answer: Raw | null): void;
  /** AWS no longer tells of it. */
  gone(entry: Entry<Record>): void;
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
  readonly #recorder: RowRecorder<Record> | null;

  constructor({
    adapter,
    listener,
    price,
    now,
    recorder,
  }: {
    adapter: Adapter<Record>;
    listener: RowListener;
    price: PriceSession;
    now: () => number;
    recorder: RowRecorder<Record> | null;
  }) {
    this.#adapter = adapter;
    this.#listener = listener;
    this.#price = price;
    this.#now = now;
    this.#recorder = recorder;
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
    const answer = this.#adapter.takeAnswer(record);
    if (!known) return this.#add(key, record, sweep, nowMs, answer);
    const cameBack = known.row.stale;
    const seenBeforeMs = known.asOfMs;
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
    this.#show(known, false);
    if (moved) this.#recorder?.seen(known, seenBeforeMs, answer);
    return known;
  }

  /** A row that the history kept. Of one that a listing has shown already only what was asked before is taken over. */
  restore(kept: KeptRow<Record>): void {
    const known = this.#entries.get(kept.key);
    if (known) this.#takeOver(known, kept);
    else {
      const asks = this.#openAsks();
      for (const [ask, state] of kept.asks) if (asks.has(ask)) asks.set(ask, state);
      this.#insert({ ...this.#toDraft(kept.key, kept.record, 0, kept.asOfMs), ...kept, asks }, true);
    }
    this.#listener.changed(kept.key);
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
    const seenBeforeMs = entry.asOfMs;
    entry.record = change(entry.record);
    entry.fingerprint = null;
    entry.asOfMs = this.#now();
    const answer = this.#adapter.takeAnswer(entry.record);
    this.#show(entry, entry.row.stale);
    this.#recorder?.seen(entry, seenBeforeMs, answer);
    return entry;
  }

  /** How it stands was told anew, without a word of AWS about the session. */
  remap(entry: Entry<Record>, stale: boolean): void {
    const { row } = entry;
    this.#show(entry, stale);
    if (row.stale === entry.row.stale) this.#recorder?.seen(entry, entry.asOfMs, null);
  }

  remove(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#listener.removed(key);
    this.#recorder?.gone(entry);
  }

  /**
   * After a sweep: rows it should have met and did not are marked, and go after the second miss; rows of a failed scope stay,
   * stale. Gives back whether any was missed once that this sweep did not look for.
   */
  closeSweep(
    sweep: number,
    scopeFailed: (scope: string) => boolean,
    isPartlyListed: (scope: string) => boolean = () => false,
  ): boolean {
    let missed = false;
    for (const entry of this.#entries.values()) {
      if (entry.seenInSweep >= sweep) continue;
      const failed = scopeFailed(entry.scope);
      if (!failed && !isLive(entry.row.phase) && isPartlyListed(entry.scope)) {
        // Not looked for: an ended session says nothing new, and the last whole listing had it.
        if (entry.row.stale && entry.absences === 0) this.#show(entry, false);
        missed ||= entry.absences > 0;
        continue;
      }
      if (!failed) entry.absences += 1;
      if (entry.absences >= ABSENCES_UNTIL_GONE) this.remove(entry.key);
      else if (!entry.row.stale) this.#show(entry, true);
    }
    return missed;
  }

  /**
   * The row as of now: the clock of a live session runs on between two answers, but not for one of which none comes,
   * as `stale` says of it.
   */
  current(entry: Entry<Record>, stale = entry.row.stale): Session {
    const { row } = entry;
    if (!isLive(row.phase)) return stale === row.stale ? row : { ...row, stale };
    if (stale)
      return row.stale ? row : this.#price({ ...row, stale }, this.#adapter.factsOf(entry.record), this.#now());
    const priced = this.#price(row, this.#adapter.factsOf(entry.record), this.#now());
    if (row.durationSeconds === null || row.createdAt === null) return priced;
    const seconds = Math.max(0, (this.#now() - Date.parse(row.createdAt)) / 1000);
    return { ...priced, durationSeconds: Math.round(seconds) };
  }

  /** Other prices are in force: rows get their amounts anew, without a word of AWS. */
  reprice(): void {
    for (const entry of this.#entries.values()) {
      const before = entry.row;
      entry.row = this.#settled(entry, before);
      if (!isLive(before.phase) && isSameCost(before.cost, entry.row.cost)) continue;
      this.#listener.changed(entry.key);
      this.#recorder?.seen(entry, entry.asOfMs, null);
    }
  }

  #add(key: string, record: Record, sweep: number, nowMs: number, answer: Raw | null): Entry<Record> {
    const entry = this.#insert(this.#toDraft(key, record, sweep, nowMs), false);
    this.#listener.changed(key);
    this.#recorder?.seen(entry, null, answer);
    return entry;
  }

  #toDraft(key: string, record: Record, sweep: number, nowMs: number): Omit<Entry<Record>, 'row'> {
    return {
      key,
      scope: this.#adapter.scopeOf(record),
      record,
      fingerprint: null,
      createdMs: this.#adapter.createdMs(record),
      asOfMs: nowMs,
      firstSeenMs: nowMs,
      seenInSweep: sweep,
      absences: 0,
      asks: this.#openAsks(),
      settled: null,
      noted: null,
    };
  }

  #openAsks(): Map<Ask, AskState> {
    return new Map(
      this.#adapter.asks.map((ask) => [
        ask,
        { status: 'loading', inFlight: false, final: false, failures: 0, dueMs: 0 },
      ]),
    );
  }

  #insert(draft: Omit<Entry<Record>, 'row'>, stale: boolean): Entry<Record> {
    const row = this.#toRow(draft, stale);
    const entry = { ...draft, row };
    this.#entries.set(draft.key, entry);
    return entry;
  }

  #takeOver(known: Entry<Record>, kept: KeptRow<Record>): void {
    known.record = this.#adapter.carry(known.record, kept.record);
    known.firstSeenMs = Math.min(known.firstSeenMs, kept.firstSeenMs);
    for (const [ask, state] of kept.asks) if (known.asks.get(ask)?.status === 'loading') known.asks.set(ask, state);
    this.#show(known, known.row.stale);
    this.#recorder?.seen(known, kept.asOfMs, null);
  }

  #show(entry: Entry<Record>, stale: boolean): void {
    entry.row = this.#toRow(entry, stale);
    this.#listener.changed(entry.key);
  }

  #toRow(entry: Omit<Entry<Record>, 'row'>, stale: boolean): Session {
    const nowMs = this.#now();
    const row = this.#adapter.toSession(entry.record, (ask) => entry.asks.get(ask)?.status ?? 'loading', {
      nowMs,
      asOfMs: entry.asOfMs,
      stale,
    });
    return this.#settled(entry, row);
  }

  #settled(entry: Omit<Entry<Record>, 'row'>, row: Session): Session {
    const priced = this.#price(row, this.#adapter.factsOf(entry.record), this.#now());
    const { session, settled } = settleCost(entry.settled, priced);
    entry.settled = settled;
    return session;
  }

  /** A session that moved on has a newer answer to give, however recently it was asked. */
  #askAgain(entry: Entry<Record>, nowMs: number): void {
    for (const ask of ['session', 'work', 'executors'] as const) {
      const state = entry.asks.get(ask);
      if (state && !state.final) state.dueMs = nowMs;
    }
  }
}
