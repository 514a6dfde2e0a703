import type { Frame } from './frame.ts';

/** One frame as one line of NDJSON, line feed included. JSON escapes line breaks and lone surrogates inside it. */
export function encodeFrame(frame: Frame): string {
  return `${JSON.stringify(frame)}\n`;
}

/** The lines of a stream of frames, each as soon as its frame is there. */
export async function* encodeFrames(frames: AsyncIterable<Frame>): AsyncGenerator<string, void> {
  for await (const frame of frames) yield encodeFrame(frame);
}
