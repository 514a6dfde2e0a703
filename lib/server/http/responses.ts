import { shutdownSignal } from '../shutdown.ts';

/** A JSON answer; the route wrapper adds the headers that every answer carries. */
export function jsonResponse(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json; charset=utf-8' } });
}

/** A plain text answer. */
export function textResponse(body: string, status = 200): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

/**
 * An NDJSON answer of lines that each end with a newline. The reader pulls: the next line is asked for only when the
 * one before was taken, so a slow reader holds one line here. The signal given to `open` aborts when the reader leaves
 * and when the server ends. A failure after the first byte cuts the stream, which a reader sees by the missing `end`.
 */
export function streamResponse(signal: AbortSignal, open: (signal: AbortSignal) => AsyncIterable<string>): Response {
  const cancelled = new AbortController();
  const left = AbortSignal.any([signal, shutdownSignal(), cancelled.signal]);
  const encoder = new TextEncoder();
  let lines: AsyncIterator<string> | null = null;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          lines ??= open(left)[Symbol.asyncIterator]();
          const next = await lines.next();
          if (next.done === true) controller.close();
          else controller.enqueue(encoder.encode(next.value));
        } catch (error) {
          controller.error(error);
        }
      },
      async cancel() {
        cancelled.abort();
        await lines?.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' } });
}

/** The same as a file to save. Its name is of our own making: letters, digits, points and hyphens. */
export function attachmentResponse(
  { contentType, fileName }: { contentType: string; fileName: string },
  signal: AbortSignal,
  open: (signal: AbortSignal) => AsyncIterable<string>,
): Response {
  const response = streamResponse(signal, open);
  response.headers.set('Content-Type', contentType);
  response.headers.set('Content-Disposition', `attachment; filename="${fileName}"`);
  return response;
}
