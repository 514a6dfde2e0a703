import { CallAbortedError, isProblemError, ProblemError } from '../errors.ts';
import type { CalledService } from './called-service.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { readErrorFacts } from './error-facts.ts';
import type { SourceLimiter } from './limiter.ts';
import { toProblem } from './to-problem.ts';
import type { CallPriority } from './turn-queue.ts';

/** One deadline for a call as a whole: waiting for its turn, the SDK's retries and the reading of the answer. */
export const CALL_DEADLINE_MS = 20_000;

/** Glue declares OperationTimeoutException for every session call and no SDK retries it; reads are cheap to ask again. */
const OPERATION_TIMEOUT_TRIES = 3;
const READ_OPERATION = /:(List|Get|Describe)/;

export type CallContext = {
  service: CalledService;
  /** `unknown` as long as it is. */
  account: string;
  region: string;
  /** `aws` unless told. */
  partition?: string;
  limiter: SourceLimiter;
  /** Aborts when the process shuts down. */
  signal: AbortSignal;
  /** Told of an expired token; answers whether the call is worth one more try with renewed credentials. */
  renewCredentials?: (callStartedMs: number) => boolean;
  clock?: Clock;
  deadlineMs?: number;
};

export type CallOptions = {
  /** The caller's own; when it aborts, the call leaves the queue or the wire and throws CallAbortedError. */
  signal?: AbortSignal;
  priority?: CallPriority;
};

/**
 * Sends one call: its turn at the limiter, one deadline, the SDK with its own retries, and every failure as a
 * ProblemError in our words. `operation` is the IAM action, e.g. `glue:ListSessions`.
 */
export async function callAws<T>(
  context: CallContext,
  operation: string,
  send: (options: { abortSignal: AbortSignal }) => Promise<T>,
  options: CallOptions = {},
): Promise<T> {
  const clock = context.clock ?? SYSTEM_CLOCK;
  const deadline = new AbortController();
  const cancelDeadline = clock.after(context.deadlineMs ?? CALL_DEADLINE_MS, () => deadline.abort());
  const callers = options.signal === undefined ? [context.signal] : [context.signal, options.signal];
  const abortSignal = AbortSignal.any([deadline.signal, ...callers]);
  const runOptions = options.priority === undefined ? {} : { priority: options.priority };
  const throttlesBefore = context.limiter.stats().throttles;
  let sent = false;
  let renewed = false;
  try {
    for (let tries = 1; ; tries++) {
      const startedMs = clock.monotonicMs();
      try {
        const running = context.limiter.run(
          operation,
          abortSignal,
          () => {
            sent = true;
            return send({ abortSignal });
          },
          runOptions,
        );
        return await endWith(running, abortSignal);
      } catch (error) {
        if (callers.some((signal) => signal.aborted)) throw new CallAbortedError(aborted(operation));
        if (deadline.signal.aborted) {
          // Waiting out throttles can use up the deadline; what to do about it is then another thing than for silence.
          if (sent && context.limiter.stats().throttles > throttlesBefore)
            throw new ProblemError(throttled(context, operation));
          throw new ProblemError(outOfTime(context, operation, sent));
        }
        if (isProblemError(error)) throw error;
        if (tries < OPERATION_TIMEOUT_TRIES && isOperationTimeout(error, operation)) continue;
        const problem = toProblem(error, { ...context, operation, nowMs: clock.wallMs() });
        if (problem.kind === 'credentials_expired' && !renewed && context.renewCredentials?.(startedMs)) {
          renewed = true;
          continue;
        }
        throw new ProblemError(problem);
      }
    }
  } finally {
    cancelDeadline();
  }
}

/**
 * The list member of an answer, which AWS always sends, if empty. The SDK reads `200 {}` as success without rows, and
 * a broken answer must never pass for "no sessions" (F-15).
 */
export function requireMember<T extends object, K extends keyof T & string>(
  output: T,
  member: K,
  operation: string,
): NonNullable<T[K]> {
  const value = output[member];
  if (value !== undefined && value !== null) return value;
  throw new ProblemError({
    kind: 'bad_response',
    operation,
    message: `The answer to ${operation} lacks its member ${member}.`,
    hint: 'Something between here and AWS answers in its place, or the endpoint does not speak this service.',
  });
}

/**
 * The caller is let go at the deadline even where the SDK does not look at the signal, as while it waits for
 * credentials; the call keeps its place at the limiter until it has really ended.
 */
async function endWith<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  running.catch(() => {});
  try {
    return await Promise.race([running, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function isOperationTimeout(error: unknown, operation: string): boolean {
  return READ_OPERATION.test(operation) && readErrorFacts(error, 0).name.startsWith('OperationTimeout');
}

function aborted(operation: string) {
  return { kind: 'timeout', operation, message: `${operation} was given up: nobody waits for it any more.` } as const;
}

function throttled(context: CallContext, operation: string) {
  const error = Object.assign(new Error(), { name: 'ThrottlingException' });
  return toProblem(error, { ...context, operation, nowMs: 0 });
}

function outOfTime(context: CallContext, operation: string, sent: boolean) {
  const seconds = (context.deadlineMs ?? CALL_DEADLINE_MS) / 1_000;
  return sent
    ? ({
        kind: 'timeout',
        operation,
        message: `${operation} had no complete answer within ${seconds} seconds.`,
        hint: `Check the way from here to ${context.region}; the source is asked again by itself.`,
      } as const)
    : ({
        kind: 'queue_full',
        operation,
        message: `${operation} waited ${seconds} seconds for its turn among our own calls.`,
        hint: 'Raise SPARKTALLY_CALLS_PER_SECOND if the account has quota to spare; it is asked again by itself.',
      } as const);
}
