import type { Frame } from '../stream/frame.ts';

export type FrameDecoder = { push: (text: string) => Frame[]; end: () => Frame[] };

export type ConnectionOptions = {
  open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  createDecoder: () => FrameDecoder;
  onFrames: (frames: readonly Frame[]) => void;
  /** Runs `callback` once after `ms`; the answer cancels it. */
  setTimer: (callback: () => void, ms: number) => () => void;
  signal: AbortSignal;
};

/** Beats come every 15 s: two of them missed and a little more, and the stream is dead though the socket is not. */
export const SILENCE_MS = 40_000;

export class SilentStreamError extends Error {
  constructor() {
    super(`Nothing came for ${SILENCE_MS / 1000} seconds`);
    this.name = 'SilentStreamError';
  }
}

/**
 * Reads one connection to its end. Resolves when the server closed it, whether after an `end` or not; throws what
 * opening, reading or decoding threw, SilentStreamError when the watchdog ended it, and the signal's reason when the
 * caller did. Frames that arrived before a fault have been handed over.
 */
export async function readConnection(options: ConnectionOptions): Promise<void> {
  const { open, createDecoder, onFrames, setTimer, signal } = options;
  const inner = new AbortController();
  const abort = () => inner.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', abort, { once: true });

  let cancelWatchdog = () => {};
  const watch = () => {
    cancelWatchdog();
    cancelWatchdog = setTimer(() => inner.abort(new SilentStreamError()), SILENCE_MS);
  };

  try {
    watch();
    const body = await open(inner.signal);
    const reader = body.getReader();
    // A body that does not know the signal is cancelled by hand, and its pending read loses the race.
    const aborted = new Promise<never>((_, reject) => {
      const fail = () => reject(inner.signal.reason);
      if (inner.signal.aborted) fail();
      else inner.signal.addEventListener('abort', fail, { once: true });
    });
    try {
      const text = new TextDecoder();
      const decoder = createDecoder();
      for (;;) {
        const { done, value } = await Promise.race([reader.read(), aborted]);
        if (done) break;
        watch();
        const frames = decoder.push(text.decode(value, { stream: true }));
        if (frames.length > 0) onFrames(frames);
      }
      const rest = [...decoder.push(text.decode()), ...decoder.end()];
      if (rest.length > 0) onFrames(rest);
    } finally {
      aborted.catch(() => {});
      reader.cancel().catch(() => {});
    }
  } catch (error) {
    throw inner.signal.aborted ? inner.signal.reason : error;
  } finally {
    cancelWatchdog();
    signal.removeEventListener('abort', abort);
    inner.abort();
  }
}
