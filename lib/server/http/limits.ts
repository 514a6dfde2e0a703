import { RequestError } from './request-error.ts';

export const QUERY_BYTES_MAX = 4096;
export const QUERY_PARAMETERS_MAX = 100;
export const BODY_BYTES_MAX = 65_536;

/** Refuses a query that is too long or has too many parameters (400). */
export function checkQuery(url: URL): void {
  // The search of a URL is percent-encoded, so characters are bytes; the question mark does not count.
  if (url.search.length - 1 > QUERY_BYTES_MAX) {
    throw new RequestError(400, {
      detail: 'The query is too long.',
      parameter: 'query',
      allowed: `at most ${QUERY_BYTES_MAX} bytes`,
    });
  }
  if (url.searchParams.size > QUERY_PARAMETERS_MAX) {
    throw RequestError.parameter(
      'query',
      'The query has too many parameters.',
      `at most ${QUERY_PARAMETERS_MAX} parameters`,
    );
  }
}

/** For requests that carry no body: too large is 413, any other 400. Read off the headers, before the body is. */
export function checkNoBody(headers: Headers): void {
  const length = Number(headers.get('content-length') ?? '0');
  if (length > BODY_BYTES_MAX) {
    throw new RequestError(413, {
      detail: 'The body is too large.',
      parameter: 'body',
      allowed: `at most ${BODY_BYTES_MAX} bytes`,
    });
  }
  if (length > 0 || Number.isNaN(length) || headers.has('transfer-encoding')) {
    throw RequestError.parameter('body', 'This request carries no body.', 'no body');
  }
}
