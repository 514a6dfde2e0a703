import { createFrameDecoder } from '../stream/decode.ts';
import { openFrames } from './api.ts';
import type { StreamEnvironment } from './session-stream.ts';

const UNPAINTED_MS = 1000;

function setTimer(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** What a stream of this browser tab runs on. */
export const browserEnvironment: StreamEnvironment = {
  open: openFrames,
  createDecoder: createFrameDecoder,
  nowMs: Date.now,
  random: Math.random,
  setTimer,
  schedule(callback) {
    // A hidden tab paints no frames.
    if (document.hidden) setTimeout(callback, UNPAINTED_MS);
    else requestAnimationFrame(callback);
  },
  watchPage(onVisible, onOnline) {
    const handleVisibility = () => onVisible(!document.hidden);
    document.addEventListener('visibilitychange', handleVisibility);
    addEventListener('online', onOnline);
    if (document.hidden) onVisible(false);
    return () => {
      document.removeEventListener('visibilitychange', handleVisibility);
      removeEventListener('online', onOnline);
    };
  },
};
