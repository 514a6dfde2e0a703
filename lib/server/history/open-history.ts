import { Worker } from 'node:worker_threads';
import { HistoryError } from './history-error.ts';
import type { Answer, WorkerSettings } from './messages.ts';
import type { OpenReport } from './open-report.ts';
import { openRemoteEngine } from './remote-engine.ts';
import type { HistoryStore } from './store.ts';
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

/** Opens the history on a thread of its own. Fails with a HistoryError, and then nothing is held. */
export function openHistory({ databaseUrl, lockWaitMs, onLost = () => {} }: HistoryOptions): Promise<OpenedHistory> {
  if (!databaseUrl.startsWith(FILE)) {
    throw new HistoryError('unavailable', 'The address of the history has to begin with file: and name a path.');
  }
  const path = databaseUrl.slice(FILE.length);
  const worker = startWorker(lockWaitMs === undefined ? { path } : { path, lockWaitMs });
  return new Promise((resolve, reject) => {
    const died = () => reject(new HistoryError('lost', `The thread that opens the history ${path} died.`));
    const opened = (answer: Answer) => {
      worker.off('error', died).off('exit', died).off('message', opened);
      if (answer.type === 'opened') {
        const store = withReadings(openRemoteEngine(worker, onLost));
        worker.unref();
        resolve({ store, report: answer.report });
      } else if (answer.type === 'refused') reject(new HistoryError(answer.failure.kind, answer.failure.message));
      else died();
    };
    worker.once('error', died).once('exit', died).on('message', opened);
  });
}
