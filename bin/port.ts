import { createServer } from 'node:net';

/** Why the port cannot be listened on, as the system's code; null when it can. */
export function findPortProblem(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** A port of this machine that is free now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(address)));
    });
  });
}

/** One sentence that says what to do about a port that cannot be had. */
export function describePortProblem(code: string, host: string, port: number, command: string): string {
  const other = port === 65_535 ? 3000 : port + 1;
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is taken: end what listens there, or choose another port, as in PORT=${other} ${command}.`;
  }
  if (code === 'EACCES') {
    return `Port ${port} needs more rights than this user has: choose one above 1023, as in PORT=3000 ${command}.`;
  }
  return `Port ${port} of ${host} cannot be opened (${code}): choose another one, as in PORT=${other} ${command}.`;
}
