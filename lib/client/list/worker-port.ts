import type { FromWorker, ToWorker } from './messages.ts';

/** A way to where the rows are kept. */
export type WorkerPort = { post: (message: ToWorker) => void; close: () => void };

/**
 * One worker for all tabs where the browser has such, else one of this tab's own; where neither can be started, the rows
 * are kept by the page itself, which is slower and no less true: what is watched has to be said again then.
 */
export function openWorkerPort(take: (message: FromWorker) => void, onReplaced: () => void): WorkerPort {
  let heard = false;
  let closed = false;
  let port: WorkerPort = { post: () => {}, close: () => {} };
  async function fallBack(): Promise<void> {
    // It did start: a failure of its own is no reason to keep the rows twice.
    if (heard || closed) return;
    const { listHost } = await import('./open-host.ts');
    if (closed) return;
    const page = listHost.join(take);
    port = { post: page.take, close: page.leave };
    onReplaced();
  }
  try {
    port = startWorker(
      ({ data }) => {
        heard = true;
        take(data);
      },
      () => void fallBack(),
    );
  } catch {
    void fallBack();
  }
  return {
    post: (message) => port.post(message),
    close() {
      closed = true;
      port.close();
    },
  };
}

function startWorker(handle: (event: MessageEvent<FromWorker>) => void, onFailed: () => void): WorkerPort {
  const name = 'sparktally';
  if (typeof SharedWorker === 'undefined') {
    const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module', name });
    worker.onerror = onFailed;
    worker.onmessage = handle;
    return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
  }
  const shared = new SharedWorker(new URL('./list-worker.ts', import.meta.url), { type: 'module', name });
  shared.onerror = onFailed;
  shared.port.onmessage = handle;
  const post = (message: ToWorker) => shared.port.postMessage(message);
  return {
    post,
    close() {
      // It may live after all.
      post({ type: 'leave' });
      shared.port.close();
    },
  };
}

/** Longer than any work that it does at one go. */
const PATIENCE_MS = 30_000;
/** Answered at once, whatever the other side has to do or to show. */
const PROBE: ToWorker = { type: 'ask', view: 0, id: 0, question: { kind: 'place', key: '' } };

/**
 * Puts another worker in the place of one that the browser has ended, of which no event tells: what it told last would
 * stay on the page as if it were live. `probe` asks for a sign of life.
 */
export function openGuardedPort(
  open: typeof openWorkerPort,
  take: (message: FromWorker) => void,
  onReplaced: () => void,
): Pick<WorkerPort, 'post'> & { probe: () => void } {
  /** Runs while a sign of life is awaited. */
  let patience: ReturnType<typeof setTimeout> | undefined;

  function calm(): void {
    clearTimeout(patience);
    patience = undefined;
  }
  function start(): WorkerPort {
    const own: WorkerPort = open(
      (message) => {
        if (own !== port) return;
        // Of each question by itself, or the one just asked would be given up with the time of the one before.
        calm();
        take(message);
      },
      () => {
        if (own === port) onReplaced();
      },
    );
    return own;
  }
  let port = start();

  return {
    post: (message) => port.post(message),
    probe() {
      if (patience !== undefined) return;
      patience = setTimeout(() => {
        calm();
        port.close();
        port = start();
        onReplaced();
      }, PATIENCE_MS);
      // Where the page keeps the rows itself this is answered before it returns.
      port.post(PROBE);
    },
  };
}
