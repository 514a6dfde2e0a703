import { createListClient, type FirstRows, type ListClient, type ListPort } from './list-client.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** A tab says so often that it is there. */
const PING_MS = 60_000;

type Connection = {
  open: () => ListClient;
  askTagKeys: () => Promise<string[]>;
  /** What came with the page; of no use once the worker has told of rows. */
  tellFirst: (first: FirstRows) => void;
};

/**
 * One worker for all tabs where the browser has such, else one of this tab's own; where neither can be started, the rows
 * are kept by the page itself, which is slower and no less true: what is watched has to be said again then.
 */
function openPort(take: (message: FromWorker) => void, onReplaced: () => void): ListPort {
  let heard = false;
  let send = (_message: ToWorker) => {};
  async function fallBack(): Promise<void> {
    // It did start: a failure of its own is no reason to keep the rows twice.
    if (heard) return;
    const { listHost } = await import('./open-host.ts');
    send = listHost.join(take).take;
    onReplaced();
  }
  try {
    send = startWorker(
      ({ data }) => {
        heard = true;
        take(data);
      },
      () => void fallBack(),
    );
  } catch {
    void fallBack();
  }
  return { post: (message) => send(message) };
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

/** A hidden tab paints nothing. */
const PAINT_MS = 500;

/** Once what was just put into the document is on the screen. */
function afterPaint(work: () => void): void {
  setTimeout(work, PAINT_MS);
  requestAnimationFrame(() => requestAnimationFrame(work));
}

function connect(): Connection {
  /** Those that somebody listens to. */
  const clients = new Map<number, ListClient>();
  const waiting = new Map<number, (answer: unknown) => void>();
  let lastView = 0;
  let lastId = 0;
  let heardOfRows = false;
  let first: FirstRows | null = null;
  function take(message: FromWorker): void {
    if (message.type === 'rows' && message.answer.info.known > 0) {
      heardOfRows = true;
      first = null;
    }
    if (message.type !== 'answer') {
      clients.get(message.view)?.take(message);
      return;
    }
    waiting.get(message.id)?.(message.answer);
    waiting.delete(message.id);
  }
  const rewatch = () => {
    for (const client of clients.values()) client.rewatch();
  };
  let port: ListPort | null = null;
  const held: ToWorker[] = [];

  function start(): void {
    if (port !== null) return;
    port = openPort(take, rewatch);
    for (const message of held.splice(0)) port.post(message);
  }
  function post(message: ToWorker): void {
    if (port !== null) {
      port.post(message);
      return;
    }
    held.push(message);
    // Until somebody asks for something.
    if (message.type === 'visible' || message.type === 'leave') return;
    // The worker and its rows would take the time in which those that are here already are drawn.
    if (first === null) start();
    else afterPaint(start);
  }

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
    if (frozen) rewatch();
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
      const view = lastView;
      const port: ListPort = {
        post(message) {
          if (message.type === 'watch') clients.set(view, client);
          else if (message.type === 'close') clients.delete(view);
          post(message);
        },
      };
      const findFirst = (query: string) => (first?.query === query ? first.rows : []);
      const client = createListClient(view, port, ask, findFirst);
      return client;
    },
    tellFirst(told) {
      if (heardOfRows || told.rows.length === 0) return;
      first = told;
      for (const client of clients.values()) client.offer(told);
    },
    askTagKeys: () => ask((id) => ({ type: 'tag-keys', id })),
  };
}

let connection: Connection | null = null;

/** This tab's way to the rows; the worker starts with the first who asks, and after what is shown without it. */
export function findConnection(): Connection {
  connection ??= connect();
  return connection;
}
