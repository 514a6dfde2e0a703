import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { FaultAct } from './faults.ts';

const CHUNK = 64 * 1024;

export type Delivery = Extract<FaultAct, { kind: 'hang' | 'headers-only' | 'drip' | 'reset' | 'truncate' | 'huge' }>;

export function isDelivery(act: FaultAct): act is Delivery {
  return ['hang', 'headers-only', 'drip', 'reset', 'truncate', 'huge'].includes(act.kind);
}

/** Cuts the connection with RST instead of FIN. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function writeHead(response: ServerResponse, answer: Answer, length: number): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status === 204 ? {} : { 'content-length': length }),
  });
}

function drip(response: ServerResponse, bytes: Buffer, size: number, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + size));
    sent += size;
    if (sent < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}

/** White space is valid before any JSON, so only the size can stop the reader. */
function sendHuge(response: ServerResponse, answer: Answer, total: number): void {
  const chunk = Buffer.alloc(CHUNK, ' ');
  let sent = 0;
  writeHead(response, answer, total);
  const pump = (): void => {
    while (sent < total) {
      const size = Math.min(CHUNK, total - sent);
      sent += size;
      if (!response.write(chunk.subarray(0, size))) {
        response.once('drain', pump);
        return;
      }
    }
    response.end();
  };
  pump();
}

function truncate(
  response: ServerResponse,
  answer: Answer,
  bytes: Buffer,
  act: Extract<Delivery, { kind: 'truncate' }>,
): void {
  const at = act.at === 'half' ? bytes.length >> 1 : act.at === 'last' ? bytes.length - 1 : act.at;
  const part = bytes.subarray(0, Math.max(0, Math.min(at, bytes.length)));
  // `end`: a whole HTTP message that holds half the JSON. `cut`: the length was promised and the connection ends before it.
  const cut = act.how === 'cut';
  writeHead(response, answer, cut ? bytes.length : part.length);
  if (!cut) response.end(part);
  else if (part.length === 0) response.flushHeaders();
  if (cut) response.write(part, () => setImmediate(() => response.socket?.destroy()));
}

/** Sends an answer, whole or as the act wants it. */
export function deliver(response: ServerResponse, answer: Answer, act: Delivery | null): void {
  const bytes = Buffer.from(answer.status === 204 ? '' : answer.body, 'utf8');
  switch (act?.kind) {
    case 'hang':
      return;
    case 'headers-only':
      writeHead(response, answer, Math.max(1, bytes.length));
      response.flushHeaders();
      return;
    case 'drip':
      writeHead(response, answer, bytes.length);
      response.flushHeaders();
      drip(response, bytes, act.bytes ?? 1, act.everyMs ?? 300);
      return;
    case 'reset':
      if (act.afterBytes === undefined) {
        reset(response);
        return;
      }
      writeHead(response, answer, bytes.length);
      response.write(bytes.subarray(0, Math.max(1, act.afterBytes)), () => setImmediate(() => reset(response)));
      return;
    case 'truncate':
      truncate(response, answer, bytes, act);
      return;
    case 'huge':
      sendHuge(response, answer, act.bytes);
      return;
    default:
      writeHead(response, answer, bytes.length);
      response.end(bytes);
  }
}
