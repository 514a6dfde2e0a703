import { connect } from 'node:net';

export type RawAnswer = { status: number; headers: Map<string, string>; body: string };

/** Sends bytes as they are, because no client library lets a Host be missing, doubled or foreign. */
export function sendRaw(port: number, lines: string[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${[...lines, 'Connection: close', '', ''].join('\r\n')}`),
    );
    socket.setEncoding('utf8').setTimeout(20_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('error', reject);
    socket.once('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const [first = '', ...fields] = head.split('\r\n');
      const headers = new Map(
        fields.map((field) => {
          const colon = field.indexOf(':');
          return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()] as const;
        }),
      );
      resolve({ status: Number(first.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n') });
    });
  });
}

/** A GET with the right Host unless another is given. */
export function getRaw(port: number, path: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const all = { Host: `127.0.0.1:${port}`, ...headers };
  return sendRaw(port, [`GET ${path} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`)]);
}
