import type { Readable } from 'node:stream';

/** An answer larger than this is broken or hostile: a full page of any listing is far below it. */
export const ANSWER_LIMIT_BYTES = 16 * 1024 * 1024;

/** The SDK reads answers of any size (400 MB took 1.8 GB of memory); this ends the reading at the limit. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

/** A body reader for the SDK's `streamCollector` that never holds more than `limitBytes` and then drops the connection. */
export function readAtMost(limitBytes: number) {
  return (body: unknown): Promise<Uint8Array> =>
    isNodeStream(body) ? readStream(body, limitBytes) : Promise.reject(new TypeError('not a Node response body'));
}

function isNodeStream(body: unknown): body is Readable & { headers?: Record<string, string | undefined> } {
  return typeof body === 'object' && body !== null && 'on' in body && 'destroy' in body;
}

function readStream(
  body: Readable & { headers?: Record<string, string | undefined> },
  limitBytes: number,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let bytes = 0;

    function refuse(): void {
      chunks.length = 0;
      reject(new AnswerTooLargeError(`The answer is larger than ${limitBytes} bytes.`));
      body.destroy();
    }

    if (Number(body.headers?.['content-length'] ?? 0) > limitBytes) return refuse();
    body.on('error', reject);
    body.on('data', (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes > limitBytes) refuse();
      else chunks.push(chunk);
    });
    body.on('end', () => resolve(Buffer.concat(chunks, bytes)));
    // A connection that closes early without an error would leave the call hanging until its deadline.
    body.on('close', () => reject(Object.assign(new Error('The answer ended early.'), { code: 'ECONNRESET' })));
  });
}
