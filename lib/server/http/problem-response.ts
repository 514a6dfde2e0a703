import type { Problem, ProblemKind } from '../../domain/problem.ts';
import { API_HEADERS } from './headers.ts';

/** The status of an answer that consists of one problem. Troubles of AWS are not the viewer's, so they are 5xx. */
export const PROBLEM_STATUS: Record<ProblemKind, number> = {
  invalid_request: 400,
  not_found: 404,
  conflict: 409,
  gone: 410,
  access_denied: 403,
  not_supported: 501,
  service_error: 502,
  network: 502,
  dns: 502,
  bad_response: 502,
  listing_truncated: 502,
  listing_restarted: 503,
  throttled: 503,
  queue_full: 503,
  credentials_expired: 503,
  credentials_unavailable: 503,
  clock_skew: 503,
  region_disabled: 503,
  history_off: 503,
  timeout: 504,
};

const TITLE: Record<ProblemKind, string> = {
  invalid_request: 'The request is not valid',
  not_found: 'There is no such thing here',
  conflict: 'It does not go with what is there',
  gone: 'It does not exist any more',
  access_denied: 'Access denied',
  not_supported: 'Not supported',
  service_error: 'The AWS service failed',
  network: 'The AWS service could not be reached',
  dns: 'The name of the AWS service could not be resolved',
  bad_response: 'The AWS service sent an answer that makes no sense',
  listing_truncated: 'The listing stopped before its end',
  listing_restarted: 'The listing had to begin again',
  throttled: 'AWS throttles our calls',
  queue_full: 'Too many calls are waiting',
  credentials_expired: 'The AWS credentials have expired',
  credentials_unavailable: 'There are no AWS credentials',
  clock_skew: 'The clock of this machine is wrong',
  region_disabled: 'The region is not enabled',
  history_off: 'The history is off',
  timeout: 'The AWS service did not answer in time',
};

export type ProblemAnswer = Problem & { parameter?: string; allowed?: string };

/**
 * An application/problem+json answer (RFC 9457) of one problem, with its kind and, for a wrong request, the parameter
 * and what is allowed. `status` overrides the kind's own.
 */
export function problemResponse(
  { message, kind, ...more }: ProblemAnswer,
  status: number = PROBLEM_STATUS[kind],
  headers: Record<string, string> = {},
): Response {
  const body = { type: `urn:sparktally:problem:${kind}`, title: TITLE[kind], status, detail: message, kind, ...more };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...API_HEADERS, ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
  });
}
