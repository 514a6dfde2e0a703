import { checkFrame } from './check-frame.ts';
import type { Frame, PackedFrame } from './frame.ts';
import { createUnpacker } from './pack.ts';

/** The longest line that is read, in UTF-16 code units. A page of a thousand rows has about two million. */
export const MAX_LINE_CHARS = 16 * 1024 * 1024;

export type FrameDecoder = {
  /**
   * Takes the next piece of text, cut anywhere, and gives the frames it completed. Throws a StreamError on a line that
   * is no frame, after the frames before that line have been given.
   */
  push(text: string): Frame[];
  /** Says that no more text comes. Throws a StreamError where that leaves half a line. */
  end(): Frame[];
};

/** A stream that is not what our server writes: cut in the middle, or somebody else's answer. */
export class StreamError extends Error {
  readonly line: number;

  constructor(line: number, what: string) {
    super(`line ${line} of the stream ${what}`);
    this.name = 'StreamError';
    this.line = line;
  }
}

type Unpack = ReturnType<typeof createUnpacker>;

function parseLine(line: string, number: number, unpack: Unpack): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new StreamError(number, 'is not JSON');
  }
  const frame = checkFrame(value);
  if (frame === null) throw new StreamError(number, 'is not a frame');
  if (frame === 'unknown') return null;
  if (frame.type !== 'packed') return frame;
  const page = toPage(frame, unpack);
  if (page === null) throw new StreamError(number, 'is packed otherwise than it says');
  return page;
}

function toPage(frame: PackedFrame, unpack: Unpack): Frame | null {
  try {
    return unpack(frame);
  } catch {
    return null;
  }
}

/**
 * Reads NDJSON frames out of text. It works on text, not bytes: put a TextDecoderStream (or a TextDecoder with
 * `stream: true`) in front, which keeps a character together that was split over two chunks. Frames of an unknown type
 * and empty lines are passed over; packed pages are given as plain ones.
 */
export function createFrameDecoder(): FrameDecoder {
  // Pieces of the line that is not complete yet; joined once, so that a long line costs no copying for each chunk.
  let pieces: string[] = [];
  let chars = 0;
  let number = 1;
  const unpack = createUnpacker();
  let failure: StreamError | null = null;

  function keep(piece: string): void {
    chars += piece.length;
    if (chars > MAX_LINE_CHARS) throw new StreamError(number, `is longer than ${MAX_LINE_CHARS} characters`);
    if (piece !== '') pieces.push(piece);
  }

  function closeLine(): Frame | null {
    const line = pieces.join('');
    pieces = [];
    chars = 0;
    const frame = line.trim() === '' ? null : parseLine(line, number, unpack);
    number += 1;
    return frame;
  }

  function read(text: string, frames: Frame[]): void {
    let start = 0;
    for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
      keep(text.slice(start, feed));
      start = feed + 1;
      const frame = closeLine();
      if (frame !== null) frames.push(frame);
    }
    keep(text.slice(start));
  }

  // What came before a broken line is good and is given first; the failure is thrown by this call or by the next.
  function guard(step: (frames: Frame[]) => void): Frame[] {
    if (failure !== null) throw failure;
    const frames: Frame[] = [];
    try {
      step(frames);
    } catch (error) {
      pieces = [];
      failure = error instanceof StreamError ? error : new StreamError(number, 'could not be read');
      if (frames.length === 0) throw failure;
    }
    return frames;
  }

  return {
    push: (text) => guard((frames) => read(text, frames)),
    end: () =>
      guard(() => {
        if (pieces.join('').trim() !== '') throw new StreamError(number, 'ends in the middle');
      }),
  };
}
