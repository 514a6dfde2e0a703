import type { Problem, ProblemKind } from '../../domain/problem.ts';

/** Milliseconds: the wait after the first failure that counts, doubled with each further one up to `most`. */
type Schedule = { first: number; most: number /** Failures before doubling begins. */; patience: number };

const MINUTE = 60_000;

/** A hiccup is asked again soon; from the fifth failure in a row one probe at a time, after 30 s up to 5 minutes. */
const BREAKER: Schedule = { first: 30_000, most: 5 * MINUTE, patience: 5 };
const HICCUP_STEP_MS = 5_000;
/** At most four calls an hour into a closed door. */
const REFUSED: Schedule = { first: 15 * MINUTE, most: 15 * MINUTE, patience: 1 };
/** Read again soon: the operator has just logged in and looks at the page. */
const CREDENTIALS: Schedule = { first: 30_000, most: 30_000, patience: 1 };
const SLOW: Schedule = { first: MINUTE, most: 5 * MINUTE, patience: 1 };
const NEXT_SWEEP: Schedule = { first: 30_000, most: 30_000, patience: 1 };

const SCHEDULES: Record<ProblemKind, Schedule> = {
  throttled: { first: 30_000, most: 5 * MINUTE, patience: 1 },
  service_error: BREAKER,
  timeout: BREAKER,
  network: BREAKER,
  dns: BREAKER,
  bad_response: SLOW,
  clock_skew: SLOW,
  credentials_expired: CREDENTIALS,
  credentials_unavailable: CREDENTIALS,
  access_denied: REFUSED,
  region_disabled: REFUSED,
  not_supported: REFUSED,
  invalid_request: REFUSED,
  not_found: REFUSED,
  conflict: REFUSED,
  gone: NEXT_SWEEP,
  queue_full: NEXT_SWEEP,
  listing_truncated: NEXT_SWEEP,
  listing_restarted: NEXT_SWEEP,
  // No answer of AWS's.
  history_off: NEXT_SWEEP,
};

const JITTER = 0.2;
const MAX_RETRY_AFTER_MS = 5 * MINUTE;

/**
 * When a source may be asked again after a problem, in wall-clock milliseconds. `consecutiveFailures` counts this one
 * (1 or more); `random` is in [0, 1). Waits are stretched by up to a fifth, never shortened, so that sources do not
 * come back all at once and no bound on calls is broken; AWS's Retry-After is honoured up to five minutes.
 */
export function nextTry(problem: Problem, consecutiveFailures: number, nowMs: number, random: number): number {
  const { first, most, patience } = SCHEDULES[problem.kind];
  const failures = Math.max(1, consecutiveFailures);
  const wait =
    failures < patience ? HICCUP_STEP_MS * failures : Math.min(most, first * 2 ** Math.min(20, failures - patience));
  const retryAtMs = problem.retryAt === undefined ? Number.NaN : Date.parse(problem.retryAt);
  const asked = Number.isFinite(retryAtMs) ? Math.min(retryAtMs - nowMs, MAX_RETRY_AFTER_MS) : 0;
  return nowMs + Math.max(wait * (1 + JITTER * random), asked);
}
