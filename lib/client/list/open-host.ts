import { createFrameDecoder } from '../../stream/decode.ts';
import { openFrames } from '../api.ts';
import type { StreamEnvironment } from '../session-stream.ts';
import { createListHost } from './list-host.ts';
import { createPageWatch } from './page-watch.ts';
import { createStreams } from './streams.ts';

const FRAME_MS = 16;

const pages = createPageWatch();

const environment: StreamEnvironment = {
  open: openFrames,
  createDecoder: createFrameDecoder,
  nowMs: Date.now,
  random: Math.random,
  setTimer(callback, ms) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  schedule: (callback) => void setTimeout(callback, FRAME_MS),
  watchPage(onVisible, onOnline) {
    const leave = pages.watch(onVisible);
    addEventListener('online', onOnline);
    return () => {
      leave();
      removeEventListener('online', onOnline);
    };
  },
};

const waiting: (() => void)[] = [];
const turns = new MessageChannel();
turns.port1.onmessage = () => waiting.shift()?.();

/** After what waits already. A timer would take 4 ms for each of many short steps. */
function afterThis(work: () => void): void {
  waiting.push(work);
  turns.port2.postMessage(null);
}

const streams = createStreams(environment);
/** Where the rows are kept; one for each thread that does. */
export const listHost = createListHost({
  findStream: streams.find,
  listTagKeys: streams.listTagKeys,
  nowMs: Date.now,
  every(ms, work) {
    const timer = setInterval(work, ms);
    return () => clearInterval(timer);
  },
  after: (ms, work) => (ms > 0 ? void setTimeout(work, ms) : afterThis(work)),
  onVisible: pages.tell,
});
