import { statSync } from 'node:fs';
import type { HistoryProblem, HistoryState } from '../../domain/history-state.ts';
import { type BackupFile, findSetAside, listBackups, pruneBackups, toBackupPath } from './backups.ts';
import { readCheckNote, writeCheckNote } from './check-note.ts';
import { type HistoryError, type HistoryErrorKind, isHistoryError } from './history-error.ts';
import { HISTORY_HINTS } from './history-hints.ts';
import type { KeptHistory } from './kept-history.ts';
import type { HistoryOptions, OpenedHistory } from './open-history.ts';
import type { HistoryStore } from './store.ts';
import { Upkeep } from './upkeep.ts';

export type KeptHistoryOptions = {
  /** `file:` and a path. */
  databaseUrl: string;
  /** Null keeps everything. */
  keepDays: number | null;
  now: () => number;
  onDefect: (error: unknown) => void;
  open: (options: HistoryOptions) => Promise<OpenedHistory>;
  /** Has something done later; the process does not wait for it. */
  later: (ms: number, work: () => void) => void;
};

const REOPEN_FIRST_MS = 10_000;
const REOPEN_LAST_MS = 5 * 60_000;
/** A migration of very much, or a disk that hangs, holds up nobody for longer: the live view begins without. */
const OPENING_PATIENCE_MS = 30_000;
const CLOSING_PATIENCE_MS = 10_000;
/** What a row of /sources tells of the size and number may be this old. */
const MEASURE_EVERY_MS = 5_000;
/** A page shows what is known of the sources, also while the disk hangs. */
const MEASURE_PATIENCE_MS = 500;

type Figures = { sessions: number | null; sinceMs: number | null; sizeBytes: number | null };

const UNMEASURED: Figures = { sessions: null, sinceMs: null, sizeBytes: null };

/** After these the store is of no use any more, and another is opened in its place. */
const ENDS_THE_STORE: ReadonlySet<HistoryErrorKind> = new Set(['lost', 'deleted', 'corrupt', 'closed']);
/** These no waiting mends; they are looked at again seldom, for the case that somebody did. */
const NEEDS_A_PERSON: ReadonlySet<HistoryErrorKind> = new Set([
  'newer_schema',
  'changed_schema',
  'foreign',
  'network_file_system',
  'invalid',
]);

/** Opens the history in the background and keeps it open. Never fails: what goes wrong is told by `describe`. */
export function openKeptHistory(options: KeptHistoryOptions): KeptHistory {
  const { databaseUrl, keepDays, now, onDefect, open, later } = options;
  /** Where it really lies, once it is open. */
  let file = databaseUrl.replace(/^file:/, '');
  let store: HistoryStore | null = null;
  let generation = 0;
  let newestMs = 0;
  let problem: HistoryProblem | null = null;
  let retryMs: number | null = null;
  let failures = 0;
  let setAside: string | null = null;
  let upkeepProblem: HistoryProblem | null = null;
  /** Of the last opening: the newest moment that anything in the file was put with. */
  let keptMs: number | null = null;
  let writtenMs: number | null = null;
  let closing = false;
  let lastOpening: Promise<void> = Promise.resolve();
  let measuredMs = Number.NEGATIVE_INFINITY;
  let measured: Figures = UNMEASURED;
  let measuring: Promise<void> = Promise.resolve();
  let backups: BackupFile[] = [];

  const toProblem = ({ kind, message }: HistoryError): HistoryProblem => ({
    kind,
    message,
    hint: HISTORY_HINTS[kind] ?? null,
  });

  function look(): void {
    backups = listBackups(file);
    setAside = findSetAside(file)?.path ?? null;
  }

  async function readFigures(): Promise<void> {
    const reading = store;
    if (reading === null) return;
    measuredMs = now();
    try {
      const sessions = await reading.countSessions();
      const sinceMs = await reading.recordedSince();
      measured = { sessions, sinceMs, sizeBytes: sizeOf(file) };
      look();
    } catch (error) {
      if (isHistoryError(error)) kept.failed(error);
      else onDefect(error);
    }
  }

  const upkeep = new Upkeep({
    keepDays,
    now,
    store: () => store,
    changedMs: () => writtenMs ?? keptMs,
    // A copy of a time to come was made while the clock was wrong.
    lastBackupMs: () => listBackups(file).find(({ atMs }) => atMs <= now())?.atMs ?? null,
    toBackupPath: (nowMs) => toBackupPath(file, nowMs),
    prune: () => void pruneBackups(file),
    lastCheckMs: () => readCheckNote(file),
    noteCheck: (nowMs) => writeCheckNote(file, nowMs),
    failed(error) {
      if (!isHistoryError(error)) onDefect(error);
      else if (ENDS_THE_STORE.has(error.kind)) kept.failed(error);
      else upkeepProblem = toProblem(error);
    },
    done() {
      upkeepProblem = null;
      look();
    },
  });

  async function openStore(): Promise<void> {
    retryMs = null;
    try {
      const opened = await open({ databaseUrl, onLost: (error) => kept.failed(error) });
      if (closing) return void (await opened.store.close());
      store = opened.store;
      generation += 1;
      failures = 0;
      problem = null;
      newestMs = Math.max(newestMs, opened.report.newestMs);
      file = opened.report.file;
      keptMs = opened.report.newestMs;
      look();
      measuredMs = Number.NEGATIVE_INFINITY;
      measured = UNMEASURED;
    } catch (error) {
      if (!isHistoryError(error)) onDefect(error);
      else {
        problem = toProblem(error);
        look();
        reopenLater(error.kind);
      }
    }
  }

  function reopenLater(kind: HistoryErrorKind): void {
    failures += 1;
    const ms = NEEDS_A_PERSON.has(kind)
      ? REOPEN_LAST_MS
      : Math.min(REOPEN_LAST_MS, REOPEN_FIRST_MS * 2 ** Math.min(failures - 1, 10));
    retryMs = now() + ms;
    later(ms, () => {
      if (!closing && store === null) lastOpening = openStore();
    });
  }

  lastOpening = openStore();
  const patience = (ms: number) => new Promise<void>((resolve) => later(ms, resolve));

  const kept: KeptHistory = {
    opened: Promise.race([lastOpening, patience(OPENING_PATIENCE_MS)]),
    get store() {
      return store;
    },
    get generation() {
      return generation;
    },
    clock: () => {
      newestMs = Math.max(newestMs, now());
      return newestMs;
    },
    wrote() {
      writtenMs = now();
      if (store !== null) problem = null;
    },
    failed(error) {
      if (closing) return;
      problem = toProblem(error);
      if (!ENDS_THE_STORE.has(error.kind) || store === null) return;
      const ended = store;
      store = null;
      ended.close().catch(() => {});
      reopenLater(error.kind);
    },
    waiting: () => 0,
    pending: () => ({ keys: new Set(), leaving: [] }),
    async measure() {
      if (store !== null && now() - measuredMs >= MEASURE_EVERY_MS) measuring = readFigures();
      await Promise.race([measuring, patience(MEASURE_PATIENCE_MS)]);
    },
    describe(): HistoryState {
      const [backup] = backups;
      return {
        status: store !== null ? 'on' : generation === 0 && problem === null ? 'opening' : 'off',
        file,
        since: toIso(measured.sinceMs),
        sessions: measured.sessions,
        sizeBytes: measured.sizeBytes,
        writtenAt: toIso(writtenMs),
        waiting: kept.waiting(),
        problem,
        retryAt: toIso(retryMs),
        setAside,
        upkeepProblem,
        backup: backup === undefined ? null : { path: backup.path, at: new Date(backup.atMs).toISOString() },
        keepDays,
      };
    },
    async close() {
      closing = true;
      upkeep.close();
      const closed = lastOpening.then(() => store?.close());
      await Promise.race([closed, patience(CLOSING_PATIENCE_MS)]);
    },
  };
  upkeep.start(later);
  return kept;
}

/** With its journal; null where there is no file. */
function sizeOf(file: string): number | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  return size === undefined ? null : size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
}

function toIso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
