import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Relay = { url: string; close: () => Promise<void> };

/** Stands before the embedded endpoint and takes the mark of demo data off its answers, as AWS's have none. */
export async function openRelay(target: string): Promise<Relay> {
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', headers, url = '/' } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      const { 'x-sparktally-demo': _, ...others } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, others);
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
