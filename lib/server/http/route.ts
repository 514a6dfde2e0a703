import type { z } from 'zod';
import { type Action, authorize } from '../auth/authorize.ts';
import type { Principal } from '../auth/principal.ts';
import { resolvePrincipal } from '../auth/resolve-principal.ts';
import { isProblemError } from '../errors.ts';
import { log } from '../log.ts';
import { checkSameOrigin, readJson } from './change-request.ts';
import { API_HEADERS } from './headers.ts';
import { checkNoBody, checkQuery } from './limits.ts';
import { problemResponse } from './problem-response.ts';
import { RequestError } from './request-error.ts';

export type RouteContext<Query, Body = undefined> = {
  request: Request;
  url: URL;
  /** The segments of the path, still encoded, without the leading empty one. */
  segments: readonly string[];
  query: Query;
  body: Body;
  principal: Principal;
  /** Aborts when the client leaves. */
  signal: AbortSignal;
};

/** A query reader: a zod schema over the parameters (the last of a name counts), or a function that may throw RequestError. */
export type QueryReader<Query> = z.ZodType<Query> | ((params: URLSearchParams) => Query);

export type RouteOptions<Query, Body> = {
  /** What is authorised before the handler runs; `public` is for liveness and readiness alone. */
  action: Action | 'public';
  /** Left out, the route takes no parameter at all. */
  query?: QueryReader<Query>;
  /** Of a route that changes something. */
  method?: 'POST' | 'PATCH' | 'DELETE';
  /** What the JSON body has to be; left out, there is to be none. */
  body?: z.ZodType<Body>;
  handler: (context: RouteContext<Query, Body>) => Promise<Response> | Response;
};

/** Every exported handler of app carries it, with its action; a test looks for it. */
export const ROUTE = Symbol.for('sparktally.route');

export type Route = ((request: Request) => Promise<Response>) & { readonly [ROUTE]: string };

function readQuery<Query>(reader: QueryReader<Query> | undefined, params: URLSearchParams): Query {
  if (typeof reader === 'function') return reader(params);
  if (reader === undefined) {
    const [name] = params.keys();
    if (name === undefined) return undefined as Query;
    throw RequestError.parameter(name, `Unknown parameter: ${name}.`, 'no parameters');
  }
  const parsed = reader.safeParse(Object.fromEntries(params));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  const parameter = String(name ?? 'query');
  throw RequestError.parameter(parameter, `The parameter ${parameter} is not valid.`, issue?.message);
}

function toResponse(error: unknown, request: Request, route: string): Response {
  if (error instanceof RequestError) {
    const { kind, parameter, allowed } = error;
    const place = { ...(parameter === undefined ? {} : { parameter }), ...(allowed === undefined ? {} : { allowed }) };
    return problemResponse({ kind, message: error.message, ...place }, error.status);
  }
  if (isProblemError(error)) return problemResponse(error.problem);
  log('error', 'request failed', {
    route,
    method: request.method,
    name: error instanceof Error ? error.name : typeof error,
  });
  return problemResponse({ kind: 'service_error', message: 'Something went wrong here; the log says more.' }, 500);
}

async function withHeaders(response: Response, method: string): Promise<Response> {
  for (const [name, value] of Object.entries(API_HEADERS)) response.headers.set(name, value);
  if (method !== 'HEAD') return response;
  // The answer to HEAD has the status and headers of GET's; cancelling ends what a stream would have begun.
  await response.body?.cancel();
  return new Response(null, response);
}

/**
 * The one way to make a handler of app. In this order: Host (421), method (405), cross-site (403), sizes (400, 413),
 * authorisation (403), query and body (400, 413, 415), then the handler; and every answer carries the headers of the
 * interface. Without a method it reads: GET, and HEAD with it.
 */
export function route<Query = undefined, Body = undefined>(options: RouteOptions<Query, Body>): Route {
  const { action, query, method, body, handler } = options;
  const methods = method === undefined ? ['GET', 'HEAD'] : [method];
  const run = async (request: Request): Promise<Response> => {
    const principal = resolvePrincipal(request.headers);
    if (!methods.includes(request.method)) {
      const message = `Only ${methods.join(' and ')} ${method === undefined ? 'are' : 'is'} answered here.`;
      return problemResponse({ kind: 'invalid_request', message }, 405, { Allow: methods.join(', ') });
    }
    if (request.headers.get('sec-fetch-site') === 'cross-site') {
      throw new RequestError(403, { detail: 'A page of another site may not ask this.' });
    }
    if (method !== undefined) checkSameOrigin(request.headers);
    const url = new URL(request.url);
    checkQuery(url);
    if (body === undefined) checkNoBody(request.headers);
    if (action !== 'public') authorize(principal, action);
    const context = { request, url, principal, signal: request.signal, segments: url.pathname.split('/').slice(1) };
    return handler({
      ...context,
      query: readQuery(query, url.searchParams),
      body: body === undefined ? (undefined as Body) : await readJson(request, body),
    });
  };
  const answer = async (request: Request): Promise<Response> => {
    const response = await run(request).catch((error: unknown) => toResponse(error, request, action));
    return withHeaders(response, request.method);
  };
  return Object.assign(answer, { [ROUTE]: action });
}
