import { createListClient, type ListClient } from './list-client.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** A tab says so often that it is there. */
const PING_MS = 60_000;
const MAX_KEPT = 20;

type Connection = { open: () => ListClient; askTagKeys: () => Promise<string[]> };

type Port = { post: (message: ToWorker) => void };

/**
 * One worker for all tabs where the browser has such, else one of this tab's own; where neither can be started, the rows
 * are kept by the page itself, which is slower and no less true.
 */
function openPort(take: (message: FromWorker) => void): Port {
  const sent: ToWorker[] = [];
  let toWorker = (_message: ToWorker) => {};
  const handle = ({ data }: MessageEvent<FromWorker>) => take(data);
  const fallBack = async () => {
    const { listHost } = await import('./open-host.ts');
    const page = listHost.join(take);
    toWorker = page.take;
    for (const message of sent.splice(0)) page.take(message);
  };
  try {
    const started = startWorker(handle, () => void fallBack());
    toWorker = started;
  } catch {
    void fallBack();
  }
  return {
    post(message) {
      // Kept for a worker that turns out not to start.
      if (sent.length < MAX_KEPT) sent.push(message);
      toWorker(message);
    },
  };
}

function startWorker(handle: (event: MessageEvent<FromWorker>) => void, onFailed: () => void) {
  const name = 'sparktally';
  if (typeof SharedWorker === 'undefined') {
    const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module', name });
    worker.onerror = onFailed;
    worker.onmessage = handle;
    return (message: ToWorker) => worker.postMessage(message);
  }
  const shared = new SharedWorker(new URL('./list-worker.ts', import.meta.url), { type: 'module', name });
  shared.onerror = onFailed;
  shared.port.onmessage = handle;
  return (message: ToWorker) => shared.port.postMessage(message);
}

function connect(): Connection {
  const clients = new Map<number, ListClient>();
  const waiting = new Map<number, (answer: unknown) => void>();
  let lastView = 0;
  let lastId = 0;
  const { post } = openPort((data) => {
    if (data.type !== 'answer') {
      clients.get(data.view)?.take(data);
      return;
    }
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  });

  function ask<T>(question: (id: number) => ToWorker): Promise<T> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      // The other side answers by the same table of types.
      waiting.set(id, (answer) => resolve(answer as T));
      post(question(id));
    });
  }

  let saidMs = 0;
  function tellVisible(): void {
    // Frozen for so long that the other side may have forgotten what this tab watches.
    const frozen = Date.now() - saidMs > 3 * PING_MS;
    saidMs = Date.now();
    post({ type: 'visible', visible: !document.hidden });
    if (frozen) for (const client of clients.values()) client.rewatch();
  }
  document.addEventListener('visibilitychange', tellVisible);
  setInterval(tellVisible, PING_MS);
  addEventListener('pagehide', () => {
    saidMs = 0;
    post({ type: 'leave' });
  });
  // Come back from the browser's cache of pages.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tellVisible();
  });
  tellVisible();

  return {
    open() {
      lastView += 1;
      const client = createListClient(lastView, { post }, ask);
      clients.set(lastView, client);
      return client;
    },
    askTagKeys: () => ask((id) => ({ type: 'tag-keys', id })),
  };
}

let connection: Connection | null = null;

/** This tab's way to the rows; the worker starts with the first who asks. */
export function findConnection(): Connection {
  connection ??= connect();
  return connection;
}
