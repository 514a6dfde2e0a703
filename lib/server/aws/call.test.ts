import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CallAbortedError, isCallAborted, isProblemError, ProblemError } from '../errors.ts';
import { type CallContext, callAws, requireMember } from './call.ts';
import { createFakeClock, type FakeClock } from './fake-clock.fixture.ts';
import { createLimiter, type SourceLimiter } from './limiter.ts';

let clock: FakeClock;
let limiter: SourceLimiter;
let shutdown: AbortController;
let context: CallContext;

beforeEach(() => {
  clock = createFakeClock();
  limiter = createLimiter({ callsPerSecond: 5, clock }).forSource('a');
  shutdown = new AbortController();
  const account = '123456789012';
  context = { service: 'glue', account, region: 'us-east-1', limiter, signal: shutdown.signal, clock };
});
afterEach(() => expect(limiter.stats().inFlight).toBe(0));

/** Sends that never end by themselves, as the SDK's do: only the signal ends them. */
const hang = ({ abortSignal }: { abortSignal: AbortSignal }) =>
  new Promise<never>((_, reject) => {
    abortSignal.addEventListener('abort', () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' })));
  });

const awsError = (name: string, status = 400) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });

async function failOf(call: Promise<unknown>): Promise<Error & { problem?: { kind: string; message: string } }> {
  return call.then(
    () => Promise.reject(new Error('the call succeeded')),
    (error) => error,
  );
}

describe('deadline', () => {
  test('a call that hangs is a timeout after 20 seconds, not before', async () => {
    let ended: unknown = null;
    const call = failOf(callAws(context, 'glue:ListSessions', hang)).then((error) => {
      ended = error;
      return error;
    });
    await clock.advance(19_999);
    expect(ended).toBeNull();
    await clock.advance(1);
    expect((await call).problem).toMatchObject({ kind: 'timeout', operation: 'glue:ListSessions' });
    expect(clock.pendingTimers()).toBe(0);
  });

  test('a call deaf to its signal lets its caller go in time, and keeps its place until it ends', async () => {
    let end = () => {};
    const deaf = () => new Promise<void>((resolve) => (end = resolve));
    const call = failOf(callAws({ ...context, deadlineMs: 2_000 }, 'glue:ListSessions', deaf));
    await clock.advance(2_000);
    expect((await call).problem?.kind).toBe('timeout');
    expect(limiter.stats().inFlight).toBe(1);
    end();
    await clock.advance(0);
  });

  test('time spent waiting for a turn counts, and is told as our own queue', async () => {
    for (let index = 0; index < 8; index++) callAws(context, 'glue:ListSessions', hang).catch(() => {});
    await clock.advance(1);
    const waiting = failOf(callAws({ ...context, deadlineMs: 5_000 }, 'glue:ListSessions', hang));
    await clock.advance(5_000);
    expect((await waiting).problem?.kind).toBe('queue_full');
    await clock.advance(20_000);
  });

  test('a deadline used up by throttles is told as throttling', async () => {
    const call = failOf(
      callAws(context, 'glue:ListSessions', (options) => {
        limiter.noteThrottle('glue:ListSessions');
        return hang(options);
      }),
    );
    await clock.advance(20_000);
    expect((await call).problem?.kind).toBe('throttled');
  });

  test('a call that ends leaves no timer', async () => {
    await expect(callAws(context, 'glue:ListSessions', async () => 'ok')).resolves.toBe('ok');
    expect(clock.pendingTimers()).toBe(0);
  });
});

describe('giving up', () => {
  test("the shutdown's and the caller's abort end the call at once, as no failure of the source", async () => {
    const caller = new AbortController();
    const one = failOf(callAws(context, 'glue:ListSessions', hang, { signal: caller.signal }));
    const other = failOf(callAws(context, 'glue:ListSessions', hang));
    await clock.advance(1);
    caller.abort();
    expect(await one).toBeInstanceOf(CallAbortedError);
    expect([isProblemError(await one), isCallAborted(await one)]).toEqual([true, true]);
    expect(isCallAborted(new ProblemError({ kind: 'timeout', message: 'x' }))).toBe(false);
    shutdown.abort();
    expect(await other).toBeInstanceOf(CallAbortedError);
  });

  test('a caller who left before the turn came is never sent', async () => {
    const caller = new AbortController();
    for (let index = 0; index < 8; index++) callAws(context, 'glue:ListSessions', hang).catch(() => {});
    let sent = false;
    const sendIt = async () => {
      sent = true;
    };
    const waiting = failOf(callAws(context, 'glue:ListSessions', sendIt, { signal: caller.signal }));
    caller.abort();
    expect(await waiting).toBeInstanceOf(CallAbortedError);
    await clock.advance(20_000);
    expect(sent).toBe(false);
  });
});

describe('trying again', () => {
  test("Glue's OperationTimeoutException, which no SDK retries, up to three tries", async () => {
    let tries = 0;
    const flaky = async () => {
      tries += 1;
      if (tries < 3) throw awsError('OperationTimeoutException');
      return 'ok';
    };
    await expect(callAws(context, 'glue:ListSessions', flaky)).resolves.toBe('ok');
    expect(tries).toBe(3);
    tries = -100;
    expect((await failOf(callAws(context, 'glue:ListSessions', flaky))).problem?.kind).toBe('timeout');
    expect(tries).toBe(-97);
  });

  test('but never for a call that changes something', async () => {
    let tries = 0;
    const failing = async () => {
      tries += 1;
      throw awsError('OperationTimeoutException');
    };
    await failOf(callAws(context, 'glue:StopSession', failing));
    expect(tries).toBe(1);
  });

  test('F-21 once with renewed credentials after an expired token', async () => {
    let tries = 0;
    let renewals = 0;
    const expired = async () => {
      tries += 1;
      throw awsError('ExpiredTokenException', 403);
    };
    const renewCredentials = () => {
      renewals += 1;
      return true;
    };
    const error = await failOf(callAws({ ...context, renewCredentials }, 'glue:ListSessions', expired));
    expect({ kind: error.problem?.kind, tries, renewals }).toEqual({
      kind: 'credentials_expired',
      tries: 2,
      renewals: 1,
    });
    await failOf(callAws({ ...context, renewCredentials: () => false }, 'glue:ListSessions', expired));
    expect(tries).toBe(3);
  });

  test('anything else is told at once', async () => {
    for (const name of ['AccessDeniedException', 'InvalidInputException', 'InternalServiceException']) {
      let tries = 0;
      await failOf(
        callAws(context, 'glue:ListSessions', async () => {
          tries += 1;
          throw awsError(name);
        }),
      );
      expect(tries).toBe(1);
    }
  });
});

test('what leaves carries no cause, no response, no stack of the SDK', async () => {
  const error = Object.assign(awsError('AccessDeniedException', 403), { cause: new Error('inner') });
  Object.defineProperty(error, '$response', { value: { headers: { authorization: 'AKIAIOSFODNN7EXAMPLE' } } });
  const thrown = await failOf(callAws(context, 'glue:ListSessions', () => Promise.reject(error)));
  expect(thrown.cause).toBeUndefined();
  expect(Object.getOwnPropertyNames(thrown).sort()).toEqual(['message', 'name', 'problem', 'stack']);
});

test('F-15 requireMember gives the member, and names the missing one', () => {
  expect(requireMember({ Sessions: [] }, 'Sessions', 'glue:ListSessions')).toEqual([]);
  for (const output of [{}, { Sessions: null }, { Sessions: undefined }]) {
    expect(() => requireMember(output as { Sessions?: string[] }, 'Sessions', 'glue:ListSessions')).toThrow(
      'The answer to glue:ListSessions lacks its member Sessions.',
    );
  }
});
