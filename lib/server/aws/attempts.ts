import { isThrottle, readMember } from './error-facts.ts';
import type { SourceLimiter } from './limiter.ts';

/** What one answer, good or bad, says beside its content. */
export type AnswerNote = {
  /** E.g. `glue:ListSessions`. */
  operation: string;
  /** Whether the embedded demo endpoint answered. */
  demo: boolean;
  /** Our clock minus the server's in milliseconds, to a second; null when the answer carries no date. */
  clockSkewMs: number | null;
};

/** The header by which the embedded demo endpoint marks its answers. */
const DEMO_HEADER = 'x-sparktally-demo';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Thrown before anything is sent, credentials included, over an unencrypted connection to another machine. */
export class InsecureEndpointError extends Error {
  override readonly name = 'InsecureEndpointError';
}

/** Around each single attempt, outside the reading of the answer. */
export const DESERIALIZE_FIRST = {
  step: 'deserialize',
  priority: 'high',
  name: 'sparktallyAttempts',
  override: true,
} as const;

type Watch = {
  iamPrefix: string;
  limiter: SourceLimiter;
  wallMs: () => number;
  onAnswer?: ((note: AnswerNote) => void) | undefined;
};

/**
 * SDK middleware around every single attempt: the SDK's own retries take a token like any call, each attempt and each
 * throttle is counted, and the answer's headers are noted.
 */
export function watchAttempts(watch: Watch) {
  const attempts = new WeakMap<object, number>();
  return <Args extends object, Result>(next: (args: Args) => Promise<Result>, context: object) =>
    async (args: Args): Promise<Result> => {
      refuseInsecure(readMember(args, 'request'));
      const operation = `${watch.iamPrefix}:${String(readMember(context, 'commandName')).replace(/Command$/, '')}`;
      const attempt = (attempts.get(context) ?? 0) + 1;
      attempts.set(context, attempt);
      if (attempt > 1) await watch.limiter.waitForRetry(operation, findAbortSignal(context));
      watch.limiter.noteCall(operation);
      try {
        const result = await next(args);
        noteHeaders(watch, operation, readMember(result, 'response'));
        return result;
      } catch (error) {
        if (isThrottle(error)) watch.limiter.noteThrottle(operation);
        noteHeaders(watch, operation, readMember(error, '$response'));
        throw error;
      }
    };
}

/** The same refusal as a plugin, for the client the SDK makes itself to assume roles. */
export function refuseInsecureEndpoints() {
  const refuse =
    <Args extends object, Result>(next: (args: Args) => Promise<Result>) =>
    (args: Args): Promise<Result> => {
      refuseInsecure(readMember(args, 'request'));
      return next(args);
    };
  return {
    applyToStack(stack: { add(middleware: typeof refuse, place: typeof DESERIALIZE_FIRST): void }) {
      stack.add(refuse, DESERIALIZE_FIRST);
    },
  };
}

function refuseInsecure(request: unknown): void {
  const hostname = String(readMember(request, 'hostname'));
  if (readMember(request, 'protocol') !== 'http:' || LOOPBACK.test(hostname)) return;
  throw new InsecureEndpointError(hostname);
}

function noteHeaders(watch: Watch, operation: string, response: unknown): void {
  if (watch.onAnswer === undefined || response === undefined) return;
  const headers = readMember(response, 'headers');
  const serverMs = Date.parse(String(readMember(headers, 'date')));
  watch.onAnswer({
    operation,
    demo: readMember(headers, DEMO_HEADER) !== undefined,
    clockSkewMs: Number.isFinite(serverMs) ? watch.wallMs() - serverMs : null,
  });
}

function findAbortSignal(context: object): AbortSignal | null {
  const signal = readMember(readMember(context, '__smithy_context'), 'abortSignal');
  return signal instanceof AbortSignal ? signal : null;
}
