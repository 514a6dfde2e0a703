import type { ServerResponse } from 'node:http';
import type { Backend } from './answer-call.ts';
import { faultsInput } from './control-schemas.ts';
import type { Fault } from './faults.ts';
import type { WireRequest } from './protocol.ts';

const PREFIX = '/_demo/';

export function isControlPath(url: URL): boolean {
  return url.pathname.startsWith(PREFIX);
}

function parseFaults(body: string): { faults: Fault[] } | { error: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return { error: 'The body is not JSON.' };
  }
  const result = faultsInput.safeParse(Array.isArray(raw) ? raw : [raw]);
  if (result.success) return { faults: result.data };
  return { error: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
}

type Reply = { status: number; body: unknown };

function toReply(backend: Backend, { method, url, headers, body }: WireRequest): Reply {
  const route = `${method} ${url.pathname}`;
  if (route === 'GET /_demo/calls') return { status: 200, body: { calls: backend.calls.records } };
  if (route === 'DELETE /_demo/faults') {
    backend.faults.clear();
    return { status: 200, body: {} };
  }
  if (route !== 'POST /_demo/faults') return { status: 404, body: { error: 'No such control path.' } };
  if (!String(headers['content-type'] ?? '').startsWith('application/json')) {
    return { status: 415, body: { error: 'Send application/json.' } };
  }
  const parsed = parseFaults(body);
  if ('error' in parsed) return { status: 400, body: parsed };
  return { status: 200, body: { ids: parsed.faults.map((fault) => backend.faults.add(fault)) } };
}

/**
 * The paths by which browser tests steer a running endpoint (readme.md). A JSON content type is required, so that no web page
 * can send one across origins without being asked first, which is never granted.
 */
export function answerControl(backend: Backend, request: WireRequest, response: ServerResponse): void {
  const { status, body } = toReply(backend, request);
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
