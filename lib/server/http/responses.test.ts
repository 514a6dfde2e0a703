import { describe, expect, test } from 'vitest';
import { streamResponse } from './responses.ts';

const NEVER = new AbortController().signal;

async function* count(taken: number[], until = 1000): AsyncGenerator<string> {
  for (let index = 0; index < until; index += 1) {
    taken.push(index);
    yield `${index}\n`;
  }
}

function readerOf(response: Response): ReadableStreamDefaultReader<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('no body');
  return reader;
}

describe('an NDJSON answer', () => {
  test('carries every line in order', async () => {
    expect(await streamResponse(NEVER, () => count([], 3)).text()).toBe('0\n1\n2\n');
  });

  test('asks for a line only when the reader takes one', async () => {
    const taken: number[] = [];
    const reader = readerOf(streamResponse(NEVER, () => count(taken)));
    await new Promise(setImmediate);
    expect(taken).toEqual([]);
    await reader.read();
    await reader.read();
    await new Promise(setImmediate);
    expect(taken).toEqual([0, 1]);
    await reader.cancel();
  });

  test('ends its source when the reader leaves, also while that waits', async () => {
    let ended = 'no';
    const response = streamResponse(NEVER, async function* (signal) {
      try {
        yield 'first\n';
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      } finally {
        ended = signal.aborted ? 'aborted' : 'returned';
      }
    });
    const reader = readerOf(response);
    await reader.read();
    const waiting = reader.read();
    await reader.cancel();
    await waiting;
    expect(ended).toBe('aborted');
  });

  test('passes the request’s abort on', async () => {
    const request = new AbortController();
    const seen: boolean[] = [];
    const reader = readerOf(
      streamResponse(request.signal, async function* (signal) {
        yield 'x\n';
        seen.push(signal.aborted);
      }),
    );
    await reader.read();
    request.abort();
    await reader.read();
    expect(seen).toEqual([true]);
  });

  test('is cut, not closed, when its source fails', async () => {
    const response = streamResponse(NEVER, async function* () {
      yield 'x\n';
      throw new Error('source failed');
    });
    await expect(response.text()).rejects.toThrow('source failed');
  });
});
