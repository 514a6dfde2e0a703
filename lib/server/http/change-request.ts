import type { z } from 'zod';
import { BODY_BYTES_MAX } from './limits.ts';
import { RequestError } from './request-error.ts';

/**
 * Refuses (403) a request that changes something and comes from anywhere but our own page: the browser says so by
 * Sec-Fetch-Site, an old one or a program by an Origin that is the Host (which was checked before). A request without
 * either could be anybody's.
 */
export function checkSameOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const own = `http://${headers.get('host') ?? ''}`;
  if (site === null ? origin === own : site === 'same-origin') return;
  throw new RequestError(403, {
    detail: 'Only a page of this server may change something here.',
    parameter: 'Origin',
    allowed: `Sec-Fetch-Site: same-origin, or Origin: ${own}`,
  });
}

function tooLarge(): RequestError {
  return new RequestError(413, {
    detail: 'The body is too large.',
    parameter: 'body',
    allowed: `at most ${BODY_BYTES_MAX} bytes`,
  });
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? '0') > BODY_BYTES_MAX) throw tooLarge();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  // Counted as it comes: a length may be absent, or wrong.
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES_MAX) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Reads a JSON body by a schema. Another type is 415, what is too large 413, anything else that is wrong 400. */
export async function readJson<Body>(request: Request, schema: z.ZodType<Body>): Promise<Body> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(?:;\s*charset=utf-8)?$/i.test(type)) {
    throw new RequestError(415, {
      detail: 'The body has to be JSON.',
      parameter: 'Content-Type',
      allowed: 'application/json',
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(await readText(request));
  } catch (error) {
    if (error instanceof RequestError) throw error;
    throw RequestError.parameter('body', 'The body is not JSON in UTF-8.', 'a JSON object');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  const part = String(name ?? 'body').slice(0, 100);
  throw RequestError.parameter(
    part,
    `The ${name === undefined ? 'body' : `part ${part}`} is not valid.`,
    issue?.message,
  );
}
