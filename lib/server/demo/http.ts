import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerCall, type Backend } from './answer-call.ts';
import { answerControl, isControlPath } from './control.ts';
import { deliver } from './delivery.ts';
import type { WireRequest } from './protocol.ts';

const BODY_LIMIT = 2 * 1024 * 1024;
// Longer than the SDK's own keep-alive, so that the client is the one who closes an idle connection.
const KEEP_ALIVE_MS = 75_000;

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export type DemoServer = { server: Server; close(): Promise<void> };

export function openDemoServer(backend: Backend, latencyMs: number): DemoServer {
  const waiting = new Set<NodeJS.Timeout>();
  const held = new Set<ServerResponse>();
  backend.faults.onClear(() => {
    for (const response of held) response.destroy();
  });

  const later = (ms: number, send: () => void): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      send();
    }, ms);
    waiting.add(timer);
  };

  const answer = (request: WireRequest, response: ServerResponse, requestId: string): void => {
    const outcome = answerCall(backend, request, requestId);
    const { record } = outcome;
    if (outcome.delivery) held.add(response);
    response.once('close', () => {
      held.delete(response);
      backend.calls.end(record, response.writableFinished ? response.statusCode : null);
    });
    const send = (): void => {
      if (!response.destroyed) deliver(response, outcome.answer, outcome.delivery);
    };
    const waitMs = latencyMs + outcome.delayMs;
    if (waitMs > 0) later(waitMs, send);
    else send();
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    response.setHeader('x-sparktally-demo', '1');
    response.setHeader('x-amzn-requestid', requestId);
    const body = await readBody(request);
    const { method = 'GET', headers, url: target = '' } = request;
    // A target that is no path (`*`, `http://…`) is nobody's.
    if (body === null || !target.startsWith('/')) {
      response.writeHead(body === null ? 413 : 400, { connection: 'close', 'content-length': 0 });
      response.end();
      return;
    }
    const wire: WireRequest = { method, url: new URL(`http://demo${target}`), headers, body };
    if (isControlPath(wire.url)) answerControl(backend, wire, response);
    else answer(wire, response, requestId);
  };

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        for (const timer of waiting) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
