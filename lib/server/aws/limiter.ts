import { ProblemError } from '../errors.ts';
import { createCallCount } from './call-count.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { type CallPriority, createTurnQueue, type Turn } from './turn-queue.ts';

export type LimiterStats = {
  /** Requests sent since the start, the SDK's retries included. */
  calls: number;
  throttles: number;
  /** Requests a second over the last minute. */
  callsPerSecond: number;
  inFlight: number;
  queued: number;
};

export type RunOptions = { priority?: CallPriority };

/** The gate of one source: at most 8 calls in flight, and a bucket of tokens for each operation. */
export type SourceLimiter = {
  /** Runs `call` when its turn comes. Rejects with `signal`'s reason when that aborts first, `queue_full` when 500 wait. */
  run<T>(operation: string, signal: AbortSignal, call: () => Promise<T>, options?: RunOptions): Promise<T>;
  /** Waits for the token of a further attempt; the call keeps its place in flight meanwhile. */
  waitForRetry(operation: string, signal: AbortSignal | null): Promise<void>;
  noteCall(operation: string): void;
  noteThrottle(operation: string): void;
  /** The rate an operation may use now, in calls a second. */
  rateOf(operation: string): number;
  stats(): LimiterStats;
};

export type Limiter = { forSource(sourceId: string): SourceLimiter; inFlight(): number };

export type LimiterOptions = {
  callsPerSecond: number;
  clock?: Clock;
  maxInFlight?: number;
  maxInFlightPerSource?: number;
  maxQueued?: number;
};

type SourceState = { queue: ReturnType<typeof createTurnQueue>; inFlight: number };

/** The gate in front of the SDK for the whole process. A full socket pool would fail calls as network errors. */
export function createLimiter(options: LimiterOptions): Limiter {
  const { callsPerSecond, clock = SYSTEM_CLOCK } = options;
  const { maxInFlight = 64, maxInFlightPerSource = 8, maxQueued = 500 } = options;
  const sources = new Map<string, SourceState>();
  const limiters = new Map<string, SourceLimiter>();
  let inFlight = 0;
  let cancelTimer: (() => void) | null = null;

  const mayStart = (source: SourceState) => inFlight < maxInFlight && source.inFlight < maxInFlightPerSource;

  function grantNext(source: SourceState): boolean {
    const turn = source.queue.takeNext(clock.monotonicMs(), mayStart(source));
    if (turn === null) return false;
    if (turn.turnClass !== 'retry') {
      source.inFlight += 1;
      inFlight += 1;
    }
    turn.grant();
    return true;
  }

  function serve(): void {
    // One turn a source and round, so that a source with a long queue does not take every place.
    for (let granted = true; granted; ) {
      granted = false;
      for (const [id, source] of [...sources]) {
        if (source.queue.size() === 0 || !grantNext(source)) continue;
        granted = true;
        sources.delete(id);
        sources.set(id, source);
      }
    }
    setTimer();
  }

  function setTimer(): void {
    cancelTimer?.();
    cancelTimer = null;
    let shortest: number | null = null;
    for (const source of sources.values()) {
      const wait = source.queue.size() === 0 ? null : source.queue.waitMs(clock.monotonicMs(), mayStart(source));
      if (wait !== null) shortest = Math.min(shortest ?? Number.POSITIVE_INFINITY, wait);
    }
    if (shortest !== null) cancelTimer = clock.after(Math.max(1, Math.ceil(shortest)), serve);
  }

  function openSource(sourceId: string): SourceLimiter {
    const startMs = clock.monotonicMs();
    const source: SourceState = { queue: createTurnQueue(callsPerSecond, startMs), inFlight: 0 };
    const count = createCallCount(startMs);
    let throttles = 0;
    sources.set(sourceId, source);

    function waitForTurn(operation: string, turnClass: Turn['turnClass'], signal: AbortSignal | null): Promise<void> {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          source.queue.remove(turn);
          reject(signal?.reason);
        };
        const grant = () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        };
        const turn: Turn = { operation, turnClass, grant };
        signal?.addEventListener('abort', onAbort, { once: true });
        source.queue.add(turn);
        serve();
      });
    }

    return {
      async run(operation, signal, call, { priority = 'listing' } = {}) {
        if (source.queue.size() >= maxQueued && !signal.aborted) throw queueFull(operation, maxQueued);
        await waitForTurn(operation, priority, signal);
        try {
          const answer = await call();
          source.queue.rateOf(operation).noteSuccess(clock.monotonicMs());
          return answer;
        } finally {
          source.inFlight -= 1;
          inFlight -= 1;
          serve();
        }
      },
      waitForRetry: (operation, signal) => waitForTurn(operation, 'retry', signal),
      noteCall: () => count.note(clock.monotonicMs()),
      noteThrottle(operation) {
        throttles += 1;
        source.queue.rateOf(operation).noteThrottle(clock.monotonicMs());
        setTimer();
      },
      rateOf: (operation) => source.queue.rateOf(operation).callsPerSecond(),
      stats: () => ({
        calls: count.total(),
        throttles,
        callsPerSecond: count.perSecond(clock.monotonicMs()),
        inFlight: source.inFlight,
        queued: source.queue.size(),
      }),
    };
  }

  return {
    forSource(sourceId) {
      let limiter = limiters.get(sourceId);
      if (limiter === undefined) {
        limiter = openSource(sourceId);
        limiters.set(sourceId, limiter);
      }
      return limiter;
    },
    inFlight: () => inFlight,
  };
}

function queueFull(operation: string, maxQueued: number): ProblemError {
  return new ProblemError({
    kind: 'queue_full',
    operation,
    message: `${maxQueued} calls of this source are waiting already.`,
    hint: 'They are sent as fast as SPARKTALLY_CALLS_PER_SECOND allows; this one is asked again with the next sweep.',
  });
}
