import { createFrameDecoder } from '../../stream/decode.ts';
import { openFrames } from '../api.ts';
import type { StreamEnvironment } from '../session-stream.ts';
import { createListHost } from './list-host.ts';
import { createStreams } from './streams.ts';

const FRAME_MS = 16;

let showPages = (_visible: boolean) => {};

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
    const others = showPages;
    showPages = (visible) => {
      others(visible);
      onVisible(visible);
    };
    addEventListener('online', onOnline);
    return () => {
      showPages = others;
      removeEventListener('online', onOnline);
    };
  },
};

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
  later: (work) => void setTimeout(work, 0),
  onVisible: (visible) => showPages(visible),
});
