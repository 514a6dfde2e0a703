import type { Session } from '../domain/session.ts';
import type { EndFrame, Frame, SourceFrame } from '../stream/frame.ts';
import { ApiError, type ApiProblem } from './api.ts';
import { createSessionRows, type SeedRow } from './session-rows.ts';
import { type FrameDecoder, readConnection, SilentStreamError } from './stream-connection.ts';

/** `paused`: the tab is hidden. `refused`: the server will not answer this request, and asking again is no use. */
export type StreamStatus = 'idle' | 'connecting' | 'open' | 'waiting' | 'paused' | 'refused';

export type StreamSnapshot = {
  sessions: readonly Session[];
  /** Keys of rows that the present connection has not sent yet. */
  unconfirmed: ReadonlySet<string>;
  sources: readonly SourceFrame[];
  status: StreamStatus;
  /** The last `end`; `endedNow` says whether the present connection sent it. */
  end: EndFrame | null;
  endedNow: boolean;
  /** Why the last connection ended before its `end`; null while all is well. */
  cut: string | null;
  problem: ApiProblem | null;
  /** Epoch milliseconds of the next attempt, while `waiting`. */
  retryAtMs: number | null;
  /** Epoch milliseconds of the last frame, beats included. */
  heardAtMs: number | null;
};

export type StreamEnvironment = {
  open: (path: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  createDecoder: () => FrameDecoder;
  nowMs: () => number;
  random: () => number;
  setTimer: (callback: () => void, ms: number) => () => void;
  /** Runs `callback` before the next paint, or soon while nothing is painted. */
  schedule: (callback: () => void) => void;
  /** Calls back when the tab is hidden or shown, and when the network returns; the answer ends it. */
  watchPage: (onVisible: (visible: boolean) => void, onOnline: () => void) => () => void;
};

export type SessionStream = {
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => StreamSnapshot;
  /** Tries again at once. */
  reconnect: () => void;
  /** What is known now, to begin another list of the same estate with. */
  toSeed: () => readonly SeedRow[];
  /** Rows that the server has just told with a page: there at once, where the list has never been whole. */
  offer: (news: readonly SeedRow[]) => void;
};

export const HIDDEN_PAUSE_MS = 5 * 60_000;
/** React leaves and returns within a tick when it mounts a page again; a viewer who left does not. */
export const LINGER_MS = 1000;
/** So many rows are filtered and sorted within a frame; above that, so many in a millisecond. */
const ROWS_AT_ONCE = 2000;
const ROWS_PER_MS = 100;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;
/** After a stream that ended well, so that a server which does not hold it open is not asked all the time. */
const CLOSED_WAIT_SECONDS = 5;

function describeCut(error: unknown): string {
  if (error instanceof SilentStreamError) return error.message;
  // What `fetch` throws for every failure of the network, in words that differ between browsers.
  if (error instanceof TypeError) return 'Sparktally could not be reached';
  return 'Something came that could not be read';
}

/**
 * One list of sessions, kept in step with the server for as long as somebody subscribes. Rows outlive the connection:
 * after a cut, or when a viewer returns, they are there at once, and unconfirmed until they are sent again.
 */
export function createSessionStream(
  path: string,
  environment: StreamEnvironment,
  seed: readonly SeedRow[] = [],
): SessionStream {
  const { nowMs, setTimer } = environment;
  const rows = createSessionRows(seed);
  const listeners = new Set<() => void>();
  let status: StreamStatus = 'idle';
  let cut: string | null = null;
  let problem: ApiProblem | null = null;
  let retryAtMs: number | null = null;
  let heardAtMs: number | null = null;
  let failures = 0;
  let connection: AbortController | null = null;
  let cancelTimer = () => {};
  let cancelPause = () => {};
  let cancelLeave = () => {};
  let unwatch: (() => void) | null = null;
  let dirty = false;
  let publishedAtMs = 0;
  let snapshot = read();

  function read(): StreamSnapshot {
    return {
      sessions: rows.sessions(),
      unconfirmed: rows.unconfirmed(),
      sources: rows.sources(),
      end: rows.end(),
      endedNow: rows.endedNow(),
      status,
      cut,
      problem,
      retryAtMs,
      heardAtMs,
    };
  }

  function publish(): void {
    if (!dirty) return;
    dirty = false;
    publishedAtMs = nowMs();
    snapshot = read();
    for (const listener of listeners) listener();
  }

  /** Once a frame at most, and with many rows less often; `whole` is what everybody waits for. */
  function notify(whole = false): void {
    if (dirty && !whole) return;
    dirty = true;
    if (whole) {
      environment.schedule(publish);
      return;
    }
    const gap = Math.max(0, snapshot.sessions.length - ROWS_AT_ONCE) / ROWS_PER_MS;
    // A clock that is set back puts nothing off.
    const early = gap - Math.max(0, nowMs() - publishedAtMs);
    if (early > 0) setTimer(() => environment.schedule(publish), early);
    else environment.schedule(publish);
  }

  function takeFrames(frames: readonly Frame[]): void {
    status = 'open';
    heardAtMs = nowMs();
    const before = rows.endedNow();
    for (const frame of frames) rows.apply(frame);
    if (rows.endedNow()) {
      failures = 0;
      cut = null;
    }
    notify(rows.endedNow() && !before);
  }

  function disconnect(next: StreamStatus): void {
    cancelTimer();
    connection?.abort(new DOMException('Left', 'AbortError'));
    connection = null;
    retryAtMs = null;
    status = next;
    notify();
  }

  function retryLater(waitSeconds: number | null): void {
    const backoff = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.5 + environment.random() / 2);
    const wait = Math.max(backoff, (waitSeconds ?? 0) * 1000);
    failures += 1;
    status = 'waiting';
    retryAtMs = nowMs() + wait;
    cancelTimer = setTimer(() => void connect(), wait);
    notify();
  }

  function handleFault(error: unknown): void {
    if (error instanceof ApiError) {
      problem = error.problem;
      if (error.problem.status < 500 && error.problem.status !== 429) {
        status = 'refused';
        notify();
      } else {
        retryLater(error.retryAfterSeconds);
      }
      return;
    }
    cut = describeCut(error);
    retryLater(null);
  }

  async function connect(): Promise<void> {
    cancelTimer();
    connection?.abort();
    const own = new AbortController();
    connection = own;
    status = 'connecting';
    retryAtMs = null;
    rows.beginConnection();
    notify();
    try {
      await readConnection({
        open: (signal) => environment.open(path, signal),
        createDecoder: environment.createDecoder,
        onFrames: (frames) => {
          if (connection !== own) return;
          problem = null;
          takeFrames(frames);
        },
        setTimer,
        signal: own.signal,
      });
      if (connection !== own) return;
      cut = rows.isMidSweep() ? 'The server closed the stream before the list was complete' : null;
      retryLater(cut === null ? CLOSED_WAIT_SECONDS : null);
    } catch (error) {
      if (connection === own) handleFault(error);
    }
  }

  function handleVisible(visible: boolean): void {
    cancelPause();
    if (!visible) cancelPause = setTimer(() => disconnect('paused'), HIDDEN_PAUSE_MS);
    else if (status === 'paused') void connect();
  }

  function handleOnline(): void {
    if (status === 'waiting') void connect();
  }

  function arrive(): void {
    cancelLeave();
    unwatch ??= environment.watchPage(handleVisible, handleOnline);
    if (connection === null) void connect();
  }

  function leave(): void {
    if (listeners.size > 0) return;
    unwatch?.();
    unwatch = null;
    cancelPause();
    disconnect('idle');
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) arrive();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancelLeave();
        cancelLeave = setTimer(leave, LINGER_MS);
      };
    },
    getSnapshot: () => snapshot,
    toSeed: rows.toSeed,
    offer(news) {
      rows.offer(news);
      snapshot = read();
      notify();
    },
    reconnect() {
      failures = 0;
      void connect();
    },
  };
}
