import { isLive } from '../../domain/phase.ts';
import type { StoredAnswer, StoredSession, SweepRecord, Transition } from '../history/store.ts';
import { maskDetail } from '../mask/mask.ts';
import type { Adapter, Raw } from './adapter.ts';
import { toStored } from './kept-row.ts';
import type { Entry, RowRecorder, RowStore } from './row-store.ts';

/** Sessions of one transaction: making them ready takes this thread some milliseconds. */
const SESSIONS_AT_ONCE = 200;

/** What is handed to the history at once: one transaction, then what is gone, then the sweeps. */
export type Batch = {
  sessions: StoredSession[];
  transitions: Transition[];
  answers: StoredAnswer[];
  gone: { key: string; ms: number }[];
  sweeps: SweepRecord[];
};

export type RecorderHost = {
  /** Epoch ms. */
  now: () => number;
  /** What a moment of the clock is behind the newest that the history knows; ms. */
  lift: () => number;
  /** There is something to write. */
  changed: () => void;
  /** A session cannot even be made ready to be written. */
  onDefect: (error: unknown) => void;
  /** Whether there is a history to write to. */
  isOpen: () => boolean;
};

type Gone = { last: StoredSession | null; ms: number };

/** What one source has to tell the history and has not yet: keys, not rows, so that a slow disk costs a set of keys. */
export class SourceRecorder<Record> implements RowRecorder<Record> {
  readonly source: string;
  readonly #adapter: Adapter<Record>;
  readonly #host: RecorderHost;
  #rows: RowStore<Record> | null = null;
  readonly #dirty = new Set<string>();
  readonly #transitions = new Map<string, Transition[]>();
  readonly #answers = new Map<string, Raw>();
  readonly #gone = new Map<string, Gone>();
  /** Sessions that the history would not take: they wait until something changes in them, or another file is opened. */
  readonly #refused = new Set<string>();
  #sweeps: SweepRecord[] = [];
  #taken: Batch | null = null;
  #most = SESSIONS_AT_ONCE;

  constructor(source: string, adapter: Adapter<Record>, host: RecorderHost) {
    this.source = source;
    this.#adapter = adapter;
    this.#host = host;
  }

  /** The rows that it reads when it writes. */
  attach(rows: RowStore<Record>): void {
    this.#rows = rows;
  }

  get waiting(): number {
    const { sessions = [] } = this.#taken ?? {};
    return this.#dirty.size + this.#gone.size + this.#refused.size + this.#sweeps.length + sessions.length;
  }

  seen(entry: Entry<Record>, seenBeforeMs: number | null, answer: Raw | null): void {
    const { key, row, noted } = entry;
    this.#dirty.add(key);
    this.#gone.delete(key);
    this.#refused.delete(key);
    // Without a history they would pile up; the session's page asks for its answer anew.
    if (answer !== null && this.#host.isOpen()) this.#answers.set(key, answer);
    if (noted?.state !== row.state || noted.phase !== row.phase) {
      this.#note(entry, noted, seenBeforeMs);
      entry.noted = { state: row.state, phase: row.phase };
    }
    this.#host.changed();
  }

  gone(entry: Entry<Record>): void {
    const { key } = entry;
    // One that lives counts from its row as long as the history does not know that it went.
    const last = this.#dirty.delete(key) || isLive(entry.row.phase) ? this.#store(entry) : null;
    this.#gone.set(key, { last, ms: this.#host.now() + this.#host.lift() });
    this.#host.changed();
  }

  swept(sweep: Omit<SweepRecord, 'source'>): void {
    const lift = this.#host.lift();
    this.#sweeps.push({
      ...sweep,
      source: this.source,
      startedMs: sweep.startedMs + lift,
      endedMs: sweep.endedMs + lift,
    });
    this.#host.changed();
  }

  /** Another file is written to from now on: everything is told again. */
  retell(): void {
    this.#refused.clear();
    for (const { key } of this.#rows?.entries() ?? []) this.#dirty.add(key);
    this.#host.changed();
  }

  /** The sessions whose newest state is not on disk yet. */
  *pendingKeys(): Generator<string> {
    yield* this.#dirty;
    yield* this.#refused;
    for (const { key } of this.#taken?.sessions ?? []) yield key;
  }

  /** Sessions that no row shows any more, and of which the history does not know it yet: as they were last seen. */
  *leaving(): Generator<StoredSession> {
    const taken = new Map(this.#taken?.sessions.map((session) => [session.key, session]));
    for (const { key, ms } of this.#taken?.gone ?? []) {
      const session = taken.get(key);
      if (session !== undefined) yield { ...session, goneMs: ms };
    }
    for (const { last, ms } of this.#gone.values()) if (last !== null) yield { ...last, goneMs: ms };
  }

  /** The next share to write; null when there is none. It has to be followed by `written`, `failed` or `refused`. */
  take(): Batch | null {
    const most = this.#most;
    const batch: Batch = { sessions: [], transitions: [], answers: [], gone: [], sweeps: this.#sweeps };
    this.#sweeps = [];
    for (const key of this.#dirty) {
      if (batch.sessions.length >= most) break;
      this.#dirty.delete(key);
      const entry = this.#rows?.get(key);
      if (entry !== undefined) this.#fillFrom(batch, entry);
    }
    for (const [key, { last, ms }] of this.#gone) {
      if (batch.sessions.length >= most) break;
      this.#gone.delete(key);
      if (last !== null) this.#fill(batch, last);
      batch.gone.push({ key, ms });
    }
    if (batch.sessions.length + batch.gone.length + batch.sweeps.length === 0) {
      this.#most = SESSIONS_AT_ONCE;
      return null;
    }
    this.#taken = batch;
    return batch;
  }

  written(): void {
    this.#taken = null;
  }

  /** Nothing of the share is lost: it comes again with the next one, rows as they are by then. */
  failed(): void {
    const batch = this.#taken;
    this.#taken = null;
    if (batch === null) return;
    const gone = new Map(batch.gone.map(({ key, ms }) => [key, ms]));
    for (const session of batch.sessions) {
      const ms = gone.get(session.key);
      if (ms === undefined) this.#dirty.add(session.key);
      else this.#gone.set(session.key, { last: session, ms });
    }
    for (const { key, ms } of batch.gone) if (!this.#gone.has(key)) this.#gone.set(key, { last: null, ms });
    for (const transition of batch.transitions) {
      const later = this.#transitions.get(transition.key) ?? [];
      this.#transitions.set(transition.key, [transition, ...later]);
    }
    for (const { key, answer } of batch.answers)
      if (!this.#answers.has(key)) this.#answers.set(key, JSON.parse(answer));
    this.#sweeps = [...batch.sweeps, ...this.#sweeps];
  }

  /**
   * The share itself cannot be kept: what is in it comes again in halves, so that one session does not hold up the
   * others. False for the one, which is left out until something changes in it.
   */
  refused(): boolean {
    const batch = this.#taken;
    const size = batch === null ? 0 : Math.max(batch.sessions.length, batch.gone.length);
    this.failed();
    if (size > 1) {
      this.#most = Math.ceil(size / 2);
      return true;
    }
    for (const { key } of [...(batch?.sessions ?? []), ...(batch?.gone ?? [])]) {
      this.#dirty.delete(key);
      this.#gone.delete(key);
      this.#refused.add(key);
    }
    return false;
  }

  #note({ key, row }: Entry<Record>, noted: Entry<Record>['noted'], seenBeforeMs: number | null): void {
    const lift = this.#host.lift();
    const own = this.#transitions.get(key) ?? [];
    const before = own.at(-1);
    // Two changes within a millisecond are two all the same.
    const seenMs = Math.max(this.#host.now() + lift, (before?.seenMs ?? Number.NEGATIVE_INFINITY) + 1);
    own.push({
      key,
      from: noted?.state ?? null,
      to: row.state,
      fromPhase: noted?.phase ?? null,
      toPhase: row.phase,
      seenBeforeMs: noted === null || seenBeforeMs === null ? null : Math.min(seenBeforeMs + lift, seenMs),
      seenMs,
    });
    this.#transitions.set(key, own);
  }

  #store(entry: Entry<Record>): StoredSession {
    return toStored(entry, this.source, this.#adapter, this.#host.lift());
  }

  #fillFrom(batch: Batch, entry: Entry<Record>): void {
    try {
      this.#fill(batch, this.#store(entry));
    } catch (error) {
      this.#refused.add(entry.key);
      this.#host.onDefect(error);
    }
  }

  #fill(batch: Batch, session: StoredSession): void {
    const { key } = session;
    batch.sessions.push(session);
    batch.transitions.push(...(this.#transitions.get(key) ?? []));
    this.#transitions.delete(key);
    const answer = this.#answers.get(key);
    if (answer === undefined) return;
    this.#answers.delete(key);
    batch.answers.push({ key, answer: JSON.stringify(maskDetail(answer)) });
  }
}
