import type { Call } from '../operation.ts';
import { invalidToken } from './refusals.ts';

/** A page of a list that is short enough to be made whole. An empty token begins anew, as `''` ends a listing for the SDK. */
export function sliceList<Row>(
  call: Call,
  query: string,
  rows: readonly Row[],
  options: { limit: number; token: string | undefined },
): { rows: readonly Row[]; nextToken: string | undefined } {
  const cursor = options.token ? call.tokens.decode(query, options.token) : [0];
  if (!cursor) throw invalidToken();
  const from = cursor[0] ?? 0;
  const to = from + options.limit;
  return { rows: rows.slice(from, to), nextToken: to < rows.length ? call.tokens.encode(query, [to]) : undefined };
}
