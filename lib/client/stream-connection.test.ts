import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSession } from '../domain/session.fixture.ts';
import { createFrameDecoder, StreamError } from '../stream/decode.ts';
import { encodeFrame } from '../stream/encode.ts';
import type { Frame } from '../stream/frame.ts';
import { createTestBody, createTestClock, settle } from './stream.fixture.ts';
import { readConnection, SILENCE_MS, SilentStreamError } from './stream-connection.ts';

const FRAMES: Frame[] = [
  {
    type: 'page',
    source: 'glue/1/eu-west-1',
    stale: false,
    sessions: [toSession({ name: 'Prévision 👩‍👩‍👧 \u202E\0' }), toSession({ key: '__proto__', id: 'ü' })],
  },
  { type: 'remove', keys: ['ключ'] },
  { type: 'beat' },
  { type: 'end', complete: true, count: 2, undecided: 0, asOf: '2026-08-20T12:00:00.000Z' },
];

function connect(signal = new AbortController().signal) {
  const body = createTestBody();
  const clock = createTestClock();
  const got: Frame[] = [];
  const done = readConnection({
    open: async () => body.stream,
    createDecoder: createFrameDecoder,
    onFrames: (frames) => got.push(...frames),
    setTimer: clock.setTimer,
    signal,
  });
  const outcome = done.then(
    () => null,
    (error: unknown) => error,
  );
  return { body, clock, got, outcome };
}

describe('one connection', () => {
  it('gives the same frames however the bytes are cut, inside a character too', async () => {
    const bytes = new TextEncoder().encode(FRAMES.map(encodeFrame).join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 40 }), async (cuts) => {
        const { body, got, outcome } = connect();
        const at = [...new Set([0, ...cuts, bytes.length])].sort((a, b) => a - b);
        for (const [index, start] of at.entries()) body.sendBytes(bytes.slice(start, at[index + 1] ?? start));
        body.close();
        expect(await outcome).toBeNull();
        expect(got).toEqual(FRAMES);
      }),
      { numRuns: 50 },
    );
  });

  it('hands over what was whole before a line that was cut in the middle, then says so', async () => {
    const { body, got, outcome } = connect();
    body.send({ type: 'beat' });
    body.sendBytes(new TextEncoder().encode('{"type":"end","comp'));
    body.close();
    expect(await outcome).toBeInstanceOf(StreamError);
    expect(got).toEqual([{ type: 'beat' }]);
  });

  it('ends with what the network threw', async () => {
    const { body, got, outcome } = connect();
    body.send({ type: 'beat' });
    await settle();
    body.fail(new TypeError('network error'));
    expect(await outcome).toBeInstanceOf(TypeError);
    expect(got).toHaveLength(1);
  });

  it('is given up after a silence, and only then: any byte counts', async () => {
    const { body, clock, outcome } = connect();
    await settle();
    clock.move(SILENCE_MS - 1);
    body.send({ type: 'beat' });
    await settle();
    clock.move(SILENCE_MS - 1);
    await settle();
    expect(body.cancelled()).toBe(false);
    clock.move(1);
    expect(await outcome).toBeInstanceOf(SilentStreamError);
    expect(body.cancelled()).toBe(true);
    expect(clock.pending()).toBe(0);
  });

  it('is given up when nothing answers at all', async () => {
    const clock = createTestClock();
    const done = readConnection({
      open: (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      createDecoder: createFrameDecoder,
      onFrames: () => {},
      setTimer: clock.setTimer,
      signal: new AbortController().signal,
    });
    clock.move(SILENCE_MS);
    await expect(done).rejects.toBeInstanceOf(SilentStreamError);
  });

  it('ends with the reason of the one who left, and leaves no timer behind', async () => {
    const leave = new AbortController();
    const { body, clock, got, outcome } = connect(leave.signal);
    body.send({ type: 'beat' });
    await settle();
    leave.abort(new Error('left'));
    expect(await outcome).toEqual(new Error('left'));
    expect(body.cancelled()).toBe(true);
    expect(clock.pending()).toBe(0);
    expect(got).toHaveLength(1);
  });
});
