import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { HistoryError } from '../history-error.ts';
import { type ToIdleCost, toIdleCostOfPast } from '../idle-of-past.ts';
import type { OpenReport } from '../open-report.ts';
import { READ_CLOCK } from '../statements.ts';
import type { HistoryEngine } from '../store.ts';
import { openChanges } from './changes.ts';
import { noteCleanEnd, noteDamage } from './clean-end.ts';
import { copyOut } from './copy-out.ts';
import { toCheckpoint } from './dialect.ts';
import { type FileSystemType, readFileSystemType, refuseNetwork } from './file-system.ts';
import { openLockFile } from './lock-file.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import { createPrivate, openFile, toRealFile, toStamp } from './open-file.ts';
import { openPresence } from './presence.ts';
import { checkWhole } from './read-whole.ts';
import { openReadings } from './readings.ts';
import { toHistoryError } from './to-history-error.ts';
import { openUsageReadings } from './usage-readings.ts';
import { openViews } from './views.ts';

export type SqliteOptions = {
  path: string;
  /** How long to wait for a process that is ending to let go of the file. */
  lockWaitMs?: number;
  /** How long a call waits for another program, such as a shell that looks into the file. */
  busyMs?: number;
  /** Pages that the file may have: a full disk for tests. */
  maxPages?: number;
  migrations?: readonly Migration[];
  fileSystemType?: FileSystemType;
  now?: () => number;
  /** What the idling of a session that is over came to. */
  toIdleCost?: ToIdleCost;
};

const LOCK_WAIT_MS = 2_000;
const BUSY_MS = 5_000;

type Opened = { engine: HistoryEngine; report: OpenReport };

type Changes = ReturnType<typeof openChanges>;

type EngineParts = { file: string; busyMs: number; changes: Changes; checkPresence: () => void; onClosed: () => void };

function openEngine(database: DatabaseSync, parts: EngineParts): HistoryEngine {
  const { file, busyMs, changes, checkPresence, onClosed } = parts;
  const readings = openReadings(database);
  const usage = openUsageReadings(database, changes.sumUp);
  const views = openViews(database, changes.change);
  let closed = false;
  const answer =
    <Arguments extends unknown[], Result>(work: (...given: Arguments) => Result) =>
    async (...given: Arguments): Promise<Result> => {
      if (closed) throw new HistoryError('closed', 'The history was closed.');
      try {
        return work(...given);
      } catch (error) {
        const ours = toHistoryError(error, file);
        if (ours.kind === 'corrupt') noteDamage(file);
        throw ours;
      }
    };
  return {
    putSessions: answer(changes.putSessions),
    putSweep: answer(changes.putSweep),
    markGone: answer(changes.markGone),
    forgetPage: answer(changes.forgetPage),
    putAccount: answer(changes.putAccount),
    getSession: answer(readings.getSession),
    getAnswer: answer(readings.getAnswer),
    lastSweeps: answer(readings.lastSweeps),
    getAccount: answer(readings.getAccount),
    sourcePage: answer(readings.sourcePage),
    gonePage: answer(readings.gonePage),
    readUsage: answer(usage.readUsage),
    firstUsage: answer(usage.firstUsage),
    getRolled: answer(usage.getRolled),
    listTransitions: answer(readings.listTransitions),
    idleFacts: answer(readings.idleFacts),
    listGaps: answer(readings.listGaps),
    countSessions: answer(readings.countSessions),
    recordedSince: answer(readings.recordedSince),
    listViews: answer(views.listViews),
    putView: answer(views.putView),
    changeView: answer(views.changeView),
    deleteView: answer(views.deleteView),
    checkpoint: answer(() => database.exec(toCheckpoint(busyMs))),
    exportPage: answer(readings.exportPage),
    backup: answer((path: string) => copyOut(database, path)),
    check: answer(() => checkWhole(database, file)),
    async close() {
      if (closed) return;
      closed = true;
      try {
        // Deleted since the last change: what was acknowledged is saved now or never.
        checkPresence();
        changes.sumUp();
        database.exec(toCheckpoint(busyMs));
      } catch {
        // What is committed lies in the journal, and the next opening reads it from there.
      }
      database.close();
      onClosed();
    },
  };
}

/** Opens the history in a file, on this thread: each call blocks it. Fails with a HistoryError, and holds nothing then. */
export function openSqlite(options: SqliteOptions): Opened {
  const {
    path,
    migrations = MIGRATIONS,
    fileSystemType = readFileSystemType,
    now = Date.now,
    busyMs = BUSY_MS,
  } = options;
  const undo: (() => void)[] = [];
  try {
    const file = toRealFile(path);
    refuseNetwork(dirname(file), fileSystemType);
    createPrivate(`${file}.lock`);
    const lock = openLockFile(file, options.lockWaitMs ?? LOCK_WAIT_MS);
    undo.push(lock.release);
    const { database, corrupt, checkedMs } = openFile(file, busyMs, now());
    undo.push(() => database.close());
    if (options.maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${options.maxPages}`);
    let backup: string | null = null;
    const { fromVersion, toVersion } = migrate(database, file, migrations, now(), (version) => {
      backup = `${file}.before-migration-of-${version}-${toStamp(now())}`;
      copyOut(database, backup);
    });
    const newestMs = Number(database.prepare(READ_CLOCK).get()?.newest_ms ?? 0);
    const report = { file, fromSchema: fromVersion, schema: toVersion, corrupt, backup, newestMs };
    const checkPresence = openPresence(database, file, now);
    const changes = openChanges(database, checkPresence, options.toIdleCost ?? toIdleCostOfPast);
    changes.catchUp();
    const onClosed = () => {
      noteCleanEnd(file, checkedMs);
      lock.release();
    };
    return { engine: openEngine(database, { file, busyMs, changes, checkPresence, onClosed }), report };
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw toHistoryError(error, path);
  }
}
