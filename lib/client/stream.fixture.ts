import { encodeFrame } from '../stream/encode.ts';
import type { Frame } from '../stream/frame.ts';

/** A body whose bytes a test hands over itself. */
export type TestBody = {
  stream: ReadableStream<Uint8Array>;
  send: (...frames: Frame[]) => void;
  sendBytes: (bytes: Uint8Array) => void;
  close: () => void;
  fail: (error: Error) => void;
  cancelled: () => boolean;
};

export function createTestBody(): TestBody {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const sendBytes = (bytes: Uint8Array) => controller?.enqueue(bytes);
  return {
    stream,
    sendBytes,
    send: (...frames) => sendBytes(new TextEncoder().encode(frames.map(encodeFrame).join(''))),
    close: () => controller?.close(),
    fail: (error) => controller?.error(error),
    cancelled: () => cancelled,
  };
}

/** A clock that stands still until it is moved; timers run in their order. */
export function createTestClock() {
  let nowMs = 1_000_000;
  let timers: { atMs: number; callback: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    pending: () => timers.length,
    setTimer(callback: () => void, ms: number) {
      const timer = { atMs: nowMs + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    /** Sets what it shows; timers go by the time that passes. */
    set(ms: number) {
      timers = timers.map((timer) => Object.assign(timer, { atMs: timer.atMs + ms - nowMs }));
      nowMs = ms;
    },
    move(ms: number) {
      const untilMs = nowMs + ms;
      for (;;) {
        const next = timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.callback();
      }
      // What was called back may have moved it further.
      nowMs = Math.max(nowMs, untilMs);
    },
  };
}

/** Lets promises that are due settle: reading a stream takes several turns. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
