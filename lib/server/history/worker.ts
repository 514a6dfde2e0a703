import { parentPort, workerData } from 'node:worker_threads';
import { type EndedFlag, setEnded } from './ended-flag.ts';
import { isHistoryError } from './history-error.ts';
import type { Answer, Failure, Request, WorkerSettings } from './messages.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import type { HistoryEngine } from './store.ts';

/** The thread that holds the file. Started by open-history.ts, which reads what is sent here. */

function toFailure(error: unknown): Failure {
  if (isHistoryError(error)) return { kind: error.kind, message: error.message };
  return { kind: 'failed', message: 'The history failed in an unforeseen way.' };
}

function send(answer: Answer): void {
  parentPort?.postMessage(answer);
}

function call(engine: HistoryEngine, { name, given }: Request): Promise<unknown> {
  // The other side is typed by the same interface: a name has its arguments.
  const work = engine[name] as (...given: readonly unknown[]) => Promise<unknown>;
  return work(...given);
}

async function answer(engine: HistoryEngine, request: Request, ended: EndedFlag): Promise<void> {
  const { id } = request;
  try {
    send({ type: 'result', id, result: await call(engine, request) });
  } catch (error) {
    send({ type: 'failed', id, failure: toFailure(error) });
  }
  if (request.name !== 'close') return;
  setEnded(ended);
  parentPort?.close();
}

try {
  const settings: WorkerSettings = workerData;
  const { engine, report } = openSqlite(settings);
  // Requests are answered in the order of their coming, since the engine works within the call.
  parentPort?.on('message', (request: Request) => void answer(engine, request, settings.ended));
  send({ type: 'opened', report });
} catch (error) {
  send({ type: 'refused', failure: toFailure(error) });
  parentPort?.close();
}
