import { AwsError, type JsonObject } from '../answer.ts';
import { ConstraintError } from '../constraints.ts';
import type { Operation } from '../operation.ts';
import { JSON_SIGNATURE_CODES, type Protocol } from '../protocol.ts';
import { getResourceDashboard } from './dashboard.ts';
import { listSessions } from './list-sessions.ts';
import { getApplication, getSession, listApplications, terminateSession } from './operations.ts';

type Route = { method: string; path: RegExp; members: readonly string[]; operation: Operation };

const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/applications\/?$/, members: [], operation: listApplications },
  { method: 'GET', path: /^\/applications\/([^/]+)$/, members: ['applicationId'], operation: getApplication },
  {
    method: 'GET',
    path: /^\/applications\/([^/]+)\/dashboard$/,
    members: ['applicationId'],
    operation: getResourceDashboard,
  },
  {
    method: 'GET',
    path: /^\/applications\/([^/]+)\/sessions\/?$/,
    members: ['applicationId'],
    operation: listSessions,
  },
  {
    method: 'GET',
    path: /^\/applications\/([^/]+)\/sessions\/([^/]+)$/,
    members: ['applicationId', 'sessionId'],
    operation: getSession,
  },
  {
    method: 'DELETE',
    path: /^\/applications\/([^/]+)\/sessions\/([^/]+)$/,
    members: ['applicationId', 'sessionId'],
    operation: terminateSession,
  },
];

const REPEATED = 'states';

function decodePathPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Members from path and query; `states` repeats. */
function readInput(route: Route, parts: readonly string[], query: URLSearchParams): JsonObject {
  const input: JsonObject = {};
  for (const name of new Set(query.keys())) input[name] = name === REPEATED ? query.getAll(name) : query.get(name);
  for (const [at, member] of route.members.entries()) input[member] = decodePathPart(parts[at] ?? '');
  return input;
}

function toKnown(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  if (error instanceof ConstraintError) return new AwsError('ValidationException', error.message);
  return new AwsError('InternalServerException', 'An internal error occurred.', 500);
}

/** REST-JSON: the operation is the path and method, the exception's name stands in a header. */
export const EMR_PROTOCOL: Protocol = {
  codes: JSON_SIGNATURE_CODES,
  parse({ method, url }) {
    for (const route of ROUTES) {
      const match = route.method === method ? route.path.exec(url.pathname) : null;
      if (match) return { operation: route.operation, input: readInput(route, match.slice(1), url.searchParams) };
    }
    throw new AwsError('UnknownOperationException', 'Unknown operation.', 404);
  },
  toAnswer: (body) => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  toError(error) {
    const { code, status, message, fields } = toKnown(error);
    return {
      status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
      body: JSON.stringify({ message, ...fields }),
    };
  },
};
