import type { Problem } from '../../domain/problem.ts';
import { ProblemError } from '../errors.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';

/** What a provider of the SDK gives; members beyond these (account, scope) pass through untouched. */
export type AwsCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
};

/** Renewed in the background this long before they end, or at half of a shorter life. */
const REFRESH_AHEAD_MS = 600_000;
/** Up to here old credentials are used when new ones cannot be had. */
const LAST_USE_MS = 60_000;
/** A provider that failed is not asked again sooner, however many calls wait (F-22). */
const NEGATIVE_CACHE_MS = 10_000;
const PROVIDER_BOX_MS = 5_000;
const RENEW_INTERVAL_MS = 30_000;

export type GuardedCredentials = {
  /** For the SDK clients. `memoized` keeps the SDK's own cache out, which fails a call whose refresh fails. */
  provide: (() => Promise<AwsCredentials>) & { memoized: true };
  /**
   * Told that a call begun at `callStartedMs` (monotonic) met an expired token: drops the credentials, once in 30 s,
   * and answers whether trying again makes sense.
   */
  renew(callStartedMs: number): boolean;
  /** Why a refresh fails while the old credentials still serve. */
  warning(): Problem | null;
  /** ISO-8601; null for credentials that do not end or are not loaded. */
  expiresAt(): string | null;
};

export type GuardOptions = { clock?: Clock; toProblem: (error: unknown) => Problem };

/**
 * Stands between the SDK and a credential provider: one load at a time, renewed ahead of the end, old ones used while
 * they last. Within 5 minutes of the end the SDK alone would ask the provider for every call and fail with it.
 */
export function guardCredentials(load: () => Promise<AwsCredentials>, options: GuardOptions): GuardedCredentials {
  const { clock = SYSTEM_CLOCK } = options;
  let current: AwsCredentials | null = null;
  let refreshAheadMs = REFRESH_AHEAD_MS;
  let generation = 0;
  let pending: Promise<AwsCredentials> | null = null;
  let failure: { problem: Problem; untilMs: number } | null = null;
  let droppedAtMs = Number.NEGATIVE_INFINITY;

  const remainingMs = (credentials: AwsCredentials) =>
    credentials.expiration === undefined ? Number.POSITIVE_INFINITY : credentials.expiration.getTime() - clock.wallMs();

  function keep(loaded: AwsCredentials): AwsCredentials {
    current = loaded;
    failure = null;
    refreshAheadMs = Math.min(REFRESH_AHEAD_MS, Math.max(0, remainingMs(loaded)) / 2);
    return loaded;
  }

  async function loadInBox(): Promise<AwsCredentials> {
    const loadedFor = generation;
    // What arrives after the box closed still serves the next call, unless it was dropped meanwhile.
    const loading = load().then((loaded) => (loadedFor === generation ? keep(loaded) : loaded));
    let cancel = () => {};
    const box = new Promise<never>((_, reject) => {
      cancel = clock.after(PROVIDER_BOX_MS, () => reject(new ProblemError(tooSlow())));
    });
    try {
      return await Promise.race([loading, box]);
    } catch (error) {
      loading.catch(() => {});
      const problem = options.toProblem(error);
      failure = { problem, untilMs: clock.monotonicMs() + NEGATIVE_CACHE_MS };
      throw new ProblemError(problem);
    } finally {
      cancel();
    }
  }

  function refresh(): Promise<AwsCredentials> {
    if (pending !== null) return pending;
    if (failure !== null && clock.monotonicMs() < failure.untilMs)
      return Promise.reject(new ProblemError(failure.problem));
    const loading = loadInBox().finally(() => {
      if (pending === loading) pending = null;
    });
    pending = loading;
    return loading;
  }

  async function provide(): Promise<AwsCredentials> {
    if (current === null) return refresh();
    const left = remainingMs(current);
    if (left <= LAST_USE_MS && left <= refreshAheadMs) return refresh();
    if (left <= refreshAheadMs) refresh().catch(() => {});
    return current;
  }

  return {
    provide: Object.assign(provide, { memoized: true as const }),
    renew(callStartedMs) {
      if (callStartedMs <= droppedAtMs) return true;
      if (clock.monotonicMs() - droppedAtMs < RENEW_INTERVAL_MS) return false;
      droppedAtMs = clock.monotonicMs();
      generation += 1;
      current = null;
      pending = null;
      return true;
    },
    warning: () => (current === null ? null : (failure?.problem ?? null)),
    expiresAt: () => current?.expiration?.toISOString() ?? null,
  };
}

function tooSlow(): Problem {
  return {
    kind: 'credentials_unavailable',
    message: `The credential provider gave nothing within ${PROVIDER_BOX_MS / 1_000} seconds.`,
    hint: 'Check the profile, credential_process or metadata service it asks.',
  };
}
