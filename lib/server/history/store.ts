import type { UsageCell, UsageReading } from './usage-reading.ts';
import type { StoredView, ViewChange, ViewOutcome } from './view-changes.ts';

/** One session as the history keeps it. Times are epoch milliseconds; texts come masked and are never looked into. */
export type StoredSession = {
  key: string;
  /** The source's id: `service/account/region`. */
  source: string;
  /** The row as the collector shows it: a Session as JSON text. */
  row: string;
  /** The adapter's record as JSON text, so that a restart need not ask AWS for it again. */
  record: string;
  /** Which details are final and when the others are due, as JSON text of the collector's own. */
  asks: string;
  /** What its statements or calculations came to, as JSON text of a WorkSummary; null where they were not read. */
  work: string | null;
  /**
   * Of one that is over: what it counts for, as `serializeFacts` writes it, where the caller has its row at hand; else the
   * store reads it from the text, which takes as long as writing it. Not given back.
   */
  facts?: string;
  createdMs: number;
  /** Null while it lives, and where its end was not told. */
  endedMs: number | null;
  firstSeenMs: number;
  lastSeenMs: number;
  /** Since when complete listings lack it; null while AWS tells of it. */
  goneMs: number | null;
  /** Whether its phase was a live one when it was last seen. */
  live: boolean;
};

/** One change of state. It happened after `seenBeforeMs` and not after `seenMs`: nobody looked in between. */
export type Transition = {
  key: string;
  /** Null for the state in which a session was first met. */
  from: string | null;
  to: string;
  fromPhase: string | null;
  toPhase: string;
  /** The look before, which still saw `from`; null where there was none. */
  seenBeforeMs: number | null;
  /** The look that saw `to`. Never before `seenBeforeMs`: the store lifts it where the clock stepped back. */
  seenMs: number;
};

export type SweepRecord = {
  source: string;
  startedMs: number;
  endedMs: number;
  status: 'ok' | 'failed';
  /** Of a failed one: the problem's kind. */
  problemKind: string | null;
  /** Whether everything was listed anew, and not only what can have changed. */
  full: boolean;
  rows: number;
};

/** A stretch in which a source was not observed; `open` when no sweep has ended it yet. */
export type Gap = { fromMs: number; toMs: number; open: boolean };

/** AWS's own answer about a session, masked, as JSON text. */
export type StoredAnswer = { key: string; answer: string };

/** When the last sweep ended that was ok, and the last that listed everything; epoch ms, null where there was none. */
export type LastSweeps = { okMs: number | null; fullMs: number | null };

/** The account behind an identity of ours, as AWS last told it. */
export type KnownAccount = { account: string; partition: string };

/** `work`: JSON text of a WorkSummary; null where none was read. */
export type IdleFacts = { work: string | null; transitions: readonly Transition[] };

export type PageCursor = { createdMs: number; key: string };

export type SourceReading = {
  /** Sessions that AWS no longer tells of are left out unless asked for. */
  withGone?: boolean;
  /** Rows of a batch; 500 where not given. */
  batch?: number;
};

/** Where an export goes on: the kind of line, and after which key or number. */
export type ExportCursor = {
  part: 'sessions' | 'answers' | 'transitions' | 'sweeps' | 'views';
  after: string | number;
};

export type ExportPage = { lines: string; count: number; next: ExportCursor | null };

/** `count`: sessions that were forgotten; `next`: null when that was the last share. */
export type ForgottenPage = { count: number; next: string | null };

/**
 * What an engine answers, call by call and without a memory between two: so a call can go to another thread, and a
 * large reading leaves no transaction open. A promise of a change resolves after COMMIT returned, never before; it
 * fails with a HistoryError, and then nothing of the call is kept.
 */
export type HistoryEngine = {
  /**
   * One transaction; hand over some hundred at a time. An older `lastSeenMs` never overwrites a newer one, an equal
   * one does. The earliest `firstSeenMs` counts. The session of a transition or an answer must be known or come along.
   */
  putSessions(
    sessions: readonly StoredSession[],
    transitions: readonly Transition[],
    answers?: readonly StoredAnswer[],
  ): Promise<void>;
  getSession(key: string): Promise<StoredSession | null>;
  /** The last answer that was put, as JSON text. */
  getAnswer(key: string): Promise<string | null>;
  /** Newest first by `createdMs`, from after the cursor on. */
  sourcePage(
    source: string,
    after: PageCursor | null,
    limit: number,
    withGone: boolean,
  ): Promise<readonly StoredSession[]>;
  /** Those that AWS no longer tells of and that may have lived within half-open bounds (epoch ms); newest first. */
  gonePage(
    source: string,
    bounds: { fromMs: number; toMs: number },
    after: PageCursor | null,
    limit: number,
  ): Promise<readonly StoredSession[]>;
  /**
   * Sums over all sessions that are over: ended, or no longer told of. Each spreads evenly over its life, in hours; the
   * hour that an edge of the window cuts comes whole, for the reader to take its part of. A session is counted that
   * was there in any of the window's hours.
   */
  readUsage(reading: UsageReading): Promise<readonly UsageCell[]>;
  /** The first hour (epoch ms) of anything rolled up of these sources; null where nothing is. */
  firstUsage(sources: readonly string[]): Promise<number | null>;
  /** What the roll-up holds of sessions, as `parseFacts` reads it; null for one that lives or is not known. */
  getRolled(keys: readonly string[]): Promise<readonly (string | null)[]>;
  /** What tells how sessions idled, in the order of the keys; null for one that is not kept. */
  idleFacts(keys: readonly string[]): Promise<readonly (IdleFacts | null)[]>;
  /** In the order in which they were seen. */
  listTransitions(key: string): Promise<readonly Transition[]>;
  /** Alike sweeps that follow one another within two minutes become one entry, so polling does not fill the disk. */
  putSweep(sweep: SweepRecord): Promise<void>;
  lastSweeps(source: string): Promise<LastSweeps>;
  /** So that rows can be shown before AWS is asked who we are. */
  getAccount(identity: string): Promise<KnownAccount | null>;
  putAccount(identity: string, known: KnownAccount): Promise<void>;
  /** Stretches longer than `patienceMs` (at least two minutes) between two sweeps that were ok, and since the last. */
  listGaps(source: string, fromMs: number, toMs: number, patienceMs: number): Promise<readonly Gap[]>;
  /** Notes since when AWS lacks these; one that was seen later than `ms`, or is gone already, stays as it is. */
  markGone(keys: readonly string[], ms: number): Promise<void>;
  countSessions(): Promise<number>;
  /** When the first sweep began that is kept, epoch ms; null where none is. */
  recordedSince(): Promise<number | null>;
  /** By name. */
  listViews(): Promise<readonly StoredView[]>;
  /** Refused where the name is taken or `most` are kept. One that becomes the default takes that from the other. */
  putView(view: StoredView, most: number): Promise<ViewOutcome>;
  changeView(id: string, change: ViewChange): Promise<ViewOutcome>;
  /** Says whether there was one. */
  deleteView(id: string): Promise<boolean>;
  /** Writes the journal back into the file, so that it does not grow without end. */
  checkpoint(): Promise<void>;
  /** Writes a whole, consistent copy to a path where nothing is yet, on disk when it resolves. */
  backup(path: string): Promise<void>;
  /** Reads everything through; fails with `corrupt` where something is damaged, and the next opening looks at it then. */
  check(): Promise<void>;
  exportPage(cursor: ExportCursor): Promise<ExportPage>;
  /** A share of `forget`, in a transaction of its own; `after` is the `next` of the share before, '' for the first. */
  forgetPage(beforeMs: number, after: string): Promise<ForgottenPage>;
  /** Waits for what was accepted. Later calls fail with `closed`; closing twice does no harm. */
  close(): Promise<void>;
};

/** The history: everything an engine answers, and its large readings as batches. */
export type HistoryStore = HistoryEngine & {
  /** Newest first. What is put meanwhile may or may not be met; nothing that stands is left out or met twice. */
  readSource(source: string, reading?: SourceReading): AsyncGenerator<readonly StoredSession[]>;
  /** All of `gonePage`, a batch at a time. */
  readGone(source: string, bounds: { fromMs: number; toMs: number }): AsyncGenerator<readonly StoredSession[]>;
  /** Deletes sessions that ended or went before, their transitions, and the sweeps of that time; says how many sessions. */
  forget(beforeMs: number): Promise<number>;
  /** Everything as NDJSON, some hundred lines at a time; the last line counts the others, so a cut one shows. */
  exportAll(): AsyncGenerator<string>;
};
