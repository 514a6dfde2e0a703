import { Worker } from 'node:worker_threads';
import { createEndedFlag, type EndedFlag, waitUntilEnded } from './ended-flag.ts';
import { HistoryError } from './history-error.ts';
import type { Answer, WorkerSettings } from './messages.ts';
import type { OpenReport } from './open-report.ts';
import { openRemoteEngine } from './remote-engine.ts';
import { identify } from './sqlite/presence.ts';
import type { HistoryStore } from './store.ts';
import { readOnOwnThread } from './whole-reading.ts';
import { withReadings } from './with-readings.ts';

export type HistoryOptions = {
  /** `file:` and a path. */
  databaseUrl: string;
  lockWaitMs?: number;
  /** Told once when the store's thread died: the history is off from then on, and may be opened anew. */
  onLost?: (error: HistoryError) => void;
};

export type OpenedHistory = { store: HistoryStore; report: OpenReport };

const FILE = 'file:';

function startWorker(settings: WorkerSettings): Worker {
  // Written out like this: the compiler sees it, bundles the thread's code by itself and puts its path here. The
  // arguments of this process are not its: it would follow its parent, as bin/follow-parent.mjs makes us do.
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData: settings, execArgv: [] });
}

/**
 * process.exit ends threads in the middle of their work, and Next calls it at SIGTERM without waiting for anybody. What
 * was accepted is written all the same: the message is on its way already, and the process waits for the thread.
 */
function finishAtExit(worker: Worker, store: HistoryStore, ended: EndedFlag): void {
  const finish = () => {
    // Nobody is left to hear of a failure.
    store.close().catch(() => {});
    waitUntilEnded(ended);
  };
  process.once('exit', finish);
  worker.once('exit', () => process.off('exit', finish));
}

/** Opens the history on a thread of its own. Fails with a HistoryError, and then nothing is held. */
export async function openHistory({
  databaseUrl,
  lockWaitMs,
  onLost = () => {},
}: HistoryOptions): Promise<OpenedHistory> {
  if (!databaseUrl.startsWith(FILE)) {
    throw new HistoryError('unavailable', 'The address of the history has to begin with file: and name a path.');
  }
  const path = databaseUrl.slice(FILE.length);
  const ended = createEndedFlag();
  const worker = startWorker(lockWaitMs === undefined ? { path, ended } : { path, lockWaitMs, ended });
  return new Promise((resolve, reject) => {
    const died = () => reject(new HistoryError('lost', `The thread that opens the history ${path} died.`));
    const opened = (answer: Answer) => {
      worker.off('error', died).off('exit', died).off('message', opened);
      if (answer.type === 'opened') {
        const { file } = answer.report;
        const identity = identify(file);
        const readWhole = (copyTo: string | null) => readOnOwnThread({ file, identity, copyTo });
        const store = withReadings(openRemoteEngine(worker, readWhole, onLost));
        finishAtExit(worker, store, ended);
        worker.unref();
        resolve({ store, report: answer.report });
      } else if (answer.type === 'refused') reject(new HistoryError(answer.failure.kind, answer.failure.message));
      else died();
    };
    worker.once('error', died).once('exit', died).on('message', opened);
  });
}
