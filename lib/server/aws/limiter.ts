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

type SourceState = {
  queue: ReturnType<typeof createTurnQueue>;
  inFlight: number;
  endedMs: number;
  /** Since when it waits, or when it last had a turn. */
  sinceMs: number;
  /** It had an answer since it was last quiet: it is in the middle of something. */
  continues: boolean;
};

/** What is asked for this soon after an answer follows from it, as the next page of a listing does. */
const FOLLOWS_MS = 100;

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

  /**
   * Those that wait, turn about: what goes on with something, then what begins. A long listing that has to wait for each
   * page until all others have begun would end last, alone.
   */
  function inTurn(): SourceState[] {
    const waiting = [...sources.values()].filter(({ queue }) => queue.size() > 0).sort((a, b) => a.sinceMs - b.sinceMs);
    const going = waiting.filter(({ continues }) => continues);
    const beginning = waiting.filter(({ continues }) => !continues);
    const turns: SourceState[] = [];
    for (let index = 0; index < waiting.length; index += 1)
      turns.push(...going.slice(index, index + 1), ...beginning.slice(index, index + 1));
    return turns;
  }

  function serve(): void {
    // One turn a source and round, so that a source with a long queue does not take every place.
    for (let granted = true; granted; ) {
      granted = false;
      for (const source of inTurn()) {
        if (!grantNext(source)) continue;
        granted = true;
        source.sinceMs = clock.monotonicMs();
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
    const source: SourceState = {
      queue: createTurnQueue(callsPerSecond, startMs),
      inFlight: 0,
      endedMs: Number.NEGATIVE_INFINITY,
      sinceMs: 0,
      continues: false,
    };
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
        if (source.queue.size() === 0) source.sinceMs = clock.monotonicMs();
        const quiet = source.queue.size() === 0 && source.inFlight === 0;
        if (quiet && clock.monotonicMs() - source.endedMs >= FOLLOWS_MS) source.continues = false;
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
          source.endedMs = clock.monotonicMs();
          source.continues = true;
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
