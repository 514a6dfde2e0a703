import { createListClient, type FirstRows, type ListClient, type ListPort } from './list-client.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { openGuardedPort, openWorkerPort } from './worker-port.ts';

/** A tab says so often that it is there. */
const PING_MS = 60_000;
/** While it is looked at, a tab asks so often whether the other side lives. */
const PROBE_MS = 15_000;

type Connection = {
  open: () => ListClient;
  askTagKeys: () => Promise<string[]>;
  /** What came with the page; of no use once the worker has told of rows. */
  tellFirst: (first: FirstRows) => void;
};

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
  const waiting = new Map<number, { message: ToWorker; resolve: (answer: unknown) => void }>();
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
    waiting.get(message.id)?.resolve(message.answer);
    waiting.delete(message.id);
  }
  const rewatch = () => {
    for (const client of clients.values()) client.rewatch();
  };
  /** Another side knows nothing of this tab, and what was asked of the one before is answered by nobody else. */
  function sayAnew(): void {
    saidMs = 0;
    tellVisible();
    for (const { message } of waiting.values()) post(message);
  }
  let port: ReturnType<typeof openGuardedPort> | null = null;
  const held: ToWorker[] = [];

  function start(): void {
    if (port !== null) return;
    port = openGuardedPort(openWorkerPort, take, sayAnew);
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
      const message = question(id);
      // The other side answers by the same table of types.
      waiting.set(id, { message, resolve: (answer) => resolve(answer as T) });
      post(message);
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
  function probe(): void {
    if (!document.hidden && clients.size > 0) port?.probe();
  }
  document.addEventListener('visibilitychange', () => {
    tellVisible();
    probe();
  });
  setInterval(tellVisible, PING_MS);
  setInterval(probe, PROBE_MS);
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
