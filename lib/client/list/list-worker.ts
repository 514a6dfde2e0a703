import type { ToWorker } from './messages.ts';
import { listHost } from './open-host.ts';

/**
 * Keeps the rows, off the thread that draws: started as a worker that the tabs of a browser share, or as one of a tab's
 * own where the browser has no such worker.
 */

/** A page that says nothing for so long has gone without a word. Hidden ones are woken once a minute by the browser. */
const SILENT_PAGE_MS = 5 * 60_000;

function serve(port: Pick<MessagePort, 'postMessage' | 'onmessage'>): void {
  const page = listHost.join((message) => port.postMessage(message));
  // Nothing is kept running for a page that has gone: there is one more with every reload.
  let silence = setTimeout(page.leave, SILENT_PAGE_MS);
  port.onmessage = (event: MessageEvent<ToWorker>) => {
    clearTimeout(silence);
    silence = setTimeout(page.leave, SILENT_PAGE_MS);
    page.take(event.data);
  };
}

const scope: unknown = globalThis;

/** The scope of a worker that tabs share has an event for each of them; the one of a tab's own is its port itself. */
type WorkerScope = Pick<MessagePort, 'postMessage' | 'onmessage'> & { onconnect?: unknown };

const own = scope as WorkerScope;
if ('onconnect' in own) {
  own.onconnect = ({ ports }: MessageEvent) => {
    const [port] = ports;
    if (port !== undefined) serve(port);
  };
} else serve(own);
