import type { Worker } from 'node:worker_threads';
import { HistoryError } from './history-error.ts';
import type { Answer, CallName, Request } from './messages.ts';
import type { HistoryEngine } from './store.ts';

/**
 * Calls that wait for an answer. Whoever waits for one before the next never meets this; whoever does not would fill
 * the memory while a disk is slow, and is refused.
 */
export const CALLS_MAX = 1_000;

type Waiting = { resolve(result: unknown): void; reject(error: HistoryError): void };

/**
 * An engine on the other side of a thread; `readWhole` has another thread read the file, to copy or to check it. `onLost` is told
 * once when the thread died, and every call fails then.
 */
export function openRemoteEngine(
  worker: Worker,
  readWhole: (copyTo: string | null) => Promise<void>,
  onLost: (error: HistoryError) => void,
): HistoryEngine {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let closing: Promise<void> | null = null;
  let lost: HistoryError | null = null;

  function settle(id: number): Waiting | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    // An idle history does not keep a process alive that has nothing else to do.
    if (waiting.size === 0) worker.unref();
    return one;
  }

  worker.on('message', (answer: Answer) => {
    if (answer.type === 'result') settle(answer.id)?.resolve(answer.result);
    else if (answer.type === 'failed') {
      settle(answer.id)?.reject(new HistoryError(answer.failure.kind, answer.failure.message));
    }
  });

  function lose(): void {
    if (lost !== null) return;
    lost = new HistoryError('lost', 'The thread that keeps the history died; what was not acknowledged may be lost.');
    for (const id of [...waiting.keys()]) settle(id)?.reject(lost);
    if (closing === null) onLost(lost);
  }
  worker.on('error', lose);
  worker.on('messageerror', lose);
  worker.on('exit', lose);

  function send(name: CallName, given: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = nextId++;
      const request: Request = { id, name, given };
      worker.postMessage(request);
      if (waiting.size === 0) worker.ref();
      waiting.set(id, { resolve, reject });
    });
  }

  function checkOpen(): void {
    if (closing !== null) throw new HistoryError('closed', 'The history was closed.');
    if (lost !== null) throw lost;
  }

  const call =
    <Name extends Exclude<CallName, 'close'>>(name: Name) =>
    async (...given: Parameters<HistoryEngine[Name]>): Promise<Awaited<ReturnType<HistoryEngine[Name]>>> => {
      checkOpen();
      if (waiting.size >= CALLS_MAX) {
        throw new HistoryError('queue_full', `${CALLS_MAX} calls of the history wait already: the disk is too slow.`);
      }
      // The other side answers by the same interface.
      return (await send(name, given)) as Awaited<ReturnType<HistoryEngine[Name]>>;
    };

  return {
    putSessions: call('putSessions'),
    getSession: call('getSession'),
    getAnswer: call('getAnswer'),
    lastSweeps: call('lastSweeps'),
    getAccount: call('getAccount'),
    putAccount: call('putAccount'),
    sourcePage: call('sourcePage'),
    gonePage: call('gonePage'),
    readUsage: call('readUsage'),
    firstUsage: call('firstUsage'),
    getRolled: call('getRolled'),
    listTransitions: call('listTransitions'),
    idleFacts: call('idleFacts'),
    putSweep: call('putSweep'),
    listGaps: call('listGaps'),
    markGone: call('markGone'),
    countSessions: call('countSessions'),
    recordedSince: call('recordedSince'),
    listViews: call('listViews'),
    putView: call('putView'),
    changeView: call('changeView'),
    deleteView: call('deleteView'),
    checkpoint: call('checkpoint'),
    async backup(path) {
      checkOpen();
      await readWhole(path);
    },
    async check() {
      checkOpen();
      await readWhole(null);
    },
    exportPage: call('exportPage'),
    forgetPage: call('forgetPage'),
    close() {
      if (lost !== null) return Promise.resolve();
      // Answered after everything that was sent before.
      closing ??= send('close', []).then(() => {});
      return closing;
    },
  };
}
