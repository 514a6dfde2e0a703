import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import type { Session } from '../../lib/domain/session.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const [, , folder = '', rows = ''] = process.argv;
const sessions: Session[] = JSON.parse(readFileSync(rows, 'utf8'));

// Nothing is compressed, as by our own server; every answer is made of the rows as they are then, as a route makes it.
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/sessions.json') {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ sessions }));
    return;
  }
  const path = join(folder, pathname === '/' ? 'index.html' : pathname);
  if (!existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
  response.end(readFileSync(path));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
