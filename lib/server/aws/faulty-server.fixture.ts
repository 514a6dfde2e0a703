import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server on 127.0.0.1 that answers as a test tells it, for faults a conforming endpoint cannot show. */
export type FaultyServer = {
  url: string;
  port: number;
  requests: { target: string; path: string; headers: IncomingMessage['headers']; body: string }[];
  openSockets(): number;
  /** Most requests that were unanswered at one moment. */
  mostAtOnce(): number;
  close(): Promise<void>;
};

export type FaultyAnswer = (request: IncomingMessage, response: ServerResponse, count: number) => void | Promise<void>;

export async function openFaultyServer(answer: FaultyAnswer): Promise<FaultyServer> {
  const sockets = new Set<Socket>();
  const requests: FaultyServer['requests'] = [];
  let atOnce = 0;
  let most = 0;
  const server = createServer((request, response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    response.once('close', () => {
      atOnce -= 1;
    });
    response.on('error', () => {});
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => {});
    request.on('end', () => {
      requests.push({
        target: String(request.headers['x-amz-target'] ?? ''),
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      void answer(request, response, requests.length);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    openSockets: () => sockets.size,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** An AWS-JSON error as the services send it. */
export function answerError(
  response: ServerResponse,
  status: number,
  type: string,
  message = 'said by the test',
): void {
  answerJson(response, status, { __type: type, message }, { 'x-amzn-errortype': type });
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': '7a1b2c3d-0000-4000-8000-000000000001',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
