import type { ProblemKind } from '../domain/problem.ts';

/** The body of an error answer (application/problem+json). */
export type ApiProblem = {
  title: string;
  status: number;
  detail: string;
  /** Absent where something between us and the server answered. */
  kind: ProblemKind | null;
  parameter: string | null;
  allowed: string | null;
  hint: string | null;
};

/** An answer other than 2xx. A network that failed is a TypeError of `fetch`, an abort an AbortError: neither is this. */
export class ApiError extends Error {
  readonly problem: ApiProblem;
  /** Seconds to wait, where the server said so. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: ApiProblem, retryAfterSeconds: number | null) {
    super(problem.detail === '' ? problem.title : problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

async function toApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const problem: ApiProblem = {
    title: textOrNull(fields.title) ?? `The server answered ${response.status}`,
    status: response.status,
    detail: textOrNull(fields.detail) ?? '',
    kind: textOrNull(fields.kind) as ProblemKind | null,
    parameter: textOrNull(fields.parameter),
    allowed: Array.isArray(fields.allowed) ? fields.allowed.join(', ') : textOrNull(fields.allowed),
    hint: textOrNull(fields.hint),
  };
  return new ApiError(problem, Number.isFinite(retryAfter) ? Math.max(0, retryAfter) : null);
}

type Change = { method: 'POST' | 'PATCH' | 'DELETE'; body?: unknown };

async function request(path: string, accept: string, signal: AbortSignal | null, change?: Change): Promise<Response> {
  const response = await fetch(path, {
    signal,
    headers: { accept, ...(change?.body === undefined ? {} : { 'content-type': 'application/json' }) },
    cache: 'no-store',
    credentials: 'same-origin',
    ...(change === undefined ? {} : { method: change.method }),
    ...(change?.body === undefined ? {} : { body: JSON.stringify(change.body) }),
  });
  if (!response.ok) throw await toApiError(response);
  return response;
}

/** One JSON answer. The server is ours and of the same build, so its shape is the type and is not checked again. */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await request(path, 'application/json', signal);
  return (await response.json()) as T;
}

/** Asks for a change, and gives its JSON answer. It is not given up midway: nobody would know what became of it. */
export async function sendJson<T>(path: string, change: Change): Promise<T> {
  const response = await request(path, 'application/json', null, change);
  return (await response.json()) as T;
}

/** A stream of NDJSON frames; the caller reads it, and ends it by aborting. */
export async function openFrames(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await request(path, 'application/x-ndjson', signal);
  if (response.body === null) throw new TypeError('The answer has no body');
  return response.body;
}
