import type { Frame } from './frame.ts';

/** One frame as one line of NDJSON, line feed included. JSON escapes line breaks and lone surrogates inside it. */
export function encodeFrame(frame: Frame): string {
  return `${JSON.stringify(frame)}\n`;
}
