import { Worker } from 'node:worker_threads';
import { HistoryError } from './history-error.ts';
import type { WholeAnswer, WholeReading } from './messages.ts';

/**
 * Reads the whole file on a thread of its own, which ends afterwards: the one that answers viewers would stand still for
 * a second or more. Fails with a HistoryError.
 */
export function readOnOwnThread(reading: WholeReading): Promise<void> {
  return new Promise((resolve, reject) => {
    // Written out like this for the compiler, and without our arguments, as open-history.ts says.
    const worker = new Worker(new URL('./whole-worker.ts', import.meta.url), { workerData: reading, execArgv: [] });
    // A process that ends does not wait for a copy; what is left of it is taken away by the next one.
    worker.unref();
    const died = () => reject(new HistoryError('failed', `The thread that reads the history ${reading.file} died.`));
    worker.once('error', died).once('exit', died);
    worker.once('message', (answer: WholeAnswer) => {
      if (answer.type === 'done') resolve();
      else reject(new HistoryError(answer.failure.kind, answer.failure.message));
    });
  });
}
