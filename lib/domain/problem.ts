/** What can go wrong with a source or a request; the closed list of the HTTP interface. */
export const PROBLEM_KINDS = [
  'invalid_request',
  'not_found',
  'conflict',
  'throttled',
  'service_error',
  'timeout',
  'network',
  'dns',
  'bad_response',
  'credentials_expired',
  'credentials_unavailable',
  'access_denied',
  'clock_skew',
  'listing_truncated',
  'listing_restarted',
  'queue_full',
  'region_disabled',
  'not_supported',
  'gone',
  'history_off',
] as const;

export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** A problem as a viewer sees it: our own words, never AWS's message verbatim, never a secret. */
export type Problem = {
  kind: ProblemKind;
  message: string;
  /** What to do about it. */
  hint?: string;
  /** The AWS operation that failed, e.g. `glue:ListSessions`. */
  operation?: string;
  /** For access_denied: the IAM action to allow, e.g. `glue:ListSessions`. */
  action?: string;
  /** For access_denied: an IAM policy statement to paste. */
  statement?: Record<string, unknown>;
  /** The part of the source that failed (application, workgroup and state, time window), where not the whole. */
  part?: string;
  requestId?: string;
  /** ISO-8601 UTC. */
  retryAt?: string;
};
