import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSession } from '../domain/session.fixture.ts';
import { createFrameDecoder, MAX_LINE_CHARS } from './decode.ts';
import { encodeFrame } from './encode.ts';
import type { Frame } from './frame.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('\n', '\r\n', '\u2028\u2029', '"\\', '👩‍👩‍👧‍👦', '\ud800', '</script>'),
);
const count = fc.nat(100_000);
const progress = fc.record({ done: count, of: count, failed: count });
const anyFrame: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({
    type: fc.constant('page' as const),
    source: anyText,
    sessions: fc.array(fc.record({ id: anyText, name: anyText }).map(toSession), { maxLength: 4 }),
    stale: fc.boolean(),
  }),
  fc.record(
    {
      type: fc.constant('source' as const),
      source: anyText,
      demo: fc.boolean(),
      status: fc.constantFrom('loading', 'ok', 'stale', 'error', 'disabled'),
      rows: count,
      parts: progress,
      details: progress,
      fetchedAt: fc.option(anyText, { nil: null }),
      problem: fc.record({ kind: fc.constant('throttled' as const), message: anyText }),
    },
    { requiredKeys: ['type', 'source', 'demo', 'status', 'rows', 'parts', 'details', 'fetchedAt'] },
  ),
  fc.record({ type: fc.constant('remove' as const), keys: fc.array(anyText, { maxLength: 5 }) }),
  fc.constant<Frame>({ type: 'beat' }),
  fc.record({
    type: fc.constant('end' as const),
    complete: fc.boolean(),
    count,
    undecided: count,
    asOf: anyText,
  }),
);

function decode(chunks: Iterable<string>): Frame[] {
  const decoder = createFrameDecoder();
  return [...[...chunks].flatMap((chunk) => decoder.push(chunk)), ...decoder.end()];
}

function cut<Whole extends { slice(from: number, to?: number): Whole; length: number }>(whole: Whole, at: number[]) {
  const edges = [0, ...at.map((place) => place % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return edges.slice(1).map((edge, index) => whole.slice(edges[index] ?? 0, edge));
}

const frames = fc.array(anyFrame, { maxLength: 6 });
const places = fc.array(fc.nat(), { maxLength: 30 });

describe('the stream', () => {
  it('gives back what was written, however the text is cut', () => {
    fc.assert(
      fc.property(frames, places, (written, at) => {
        expect(decode(cut(written.map(encodeFrame).join(''), at))).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });

  it('gives back what was written when bytes are cut inside a character, behind a streaming TextDecoder', () => {
    fc.assert(
      fc.property(frames, places, (written, at) => {
        const bytes = new TextEncoder().encode(written.map(encodeFrame).join(''));
        const decoder = new TextDecoder();
        const chunks = cut(bytes, at).map((chunk) => decoder.decode(chunk, { stream: true }));
        expect(decode([...chunks, decoder.decode()])).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });

  it('writes exactly one line a frame', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(encodeFrame(frame).indexOf('\n')).toBe(encodeFrame(frame).length - 1);
      }),
    );
  });

  it('keeps fields it does not know, passes over frames and lines it does not know', () => {
    const text =
      '{"type":"beat","later":1}\n\n\r\n{"type":"hint","text":"x"}\n{"type":"toString"}\n{"type":"beat"}\r\n';
    expect(decode([text])).toEqual([{ type: 'beat', later: 1 }, { type: 'beat' }]);
  });
});

describe('a broken stream', () => {
  const page = encodeFrame({ type: 'page', source: 's', sessions: [toSession()], stale: false });

  it.each([
    ['<html>', /line 1 of the stream is not JSON/],
    ['[]', /line 1 of the stream is not a frame/],
    ['null', /not a frame/],
    ['"page"', /not a frame/],
    ['{}', /not a frame/],
    ['{"type":7}', /not a frame/],
    ['{"type":"page","source":"s","stale":false}', /not a frame/],
    ['{"type":"page","source":"s","stale":false,"sessions":[{}]}', /not a frame/],
    ['{"type":"end","complete":"yes","count":0,"undecided":0,"asOf":"x"}', /not a frame/],
    ['{"type":"remove","keys":[1]}', /not a frame/],
    ['{"type":"source","source":"s","demo":false,"status":"fine"}', /not a frame/],
  ])('F-15 says what is wrong with %s', (line, message) => {
    expect(() => createFrameDecoder().push(`${line}\n`)).toThrow(message);
  });

  it('F-14 gives the frames before the broken line first, and then throws for good', () => {
    const decoder = createFrameDecoder();
    expect(decoder.push(`${page}${page}{"type":"en\n${page}`)).toHaveLength(2);
    expect(() => decoder.push(page)).toThrow('line 3 of the stream is not JSON');
    expect(() => decoder.end()).toThrow('line 3');
  });

  it('F-14 cut anywhere gives only whole frames, and the cut is told', () => {
    fc.assert(
      fc.property(fc.nat(2 * page.length), (at) => {
        const decoder = createFrameDecoder();
        const whole = Math.floor(at / page.length);
        expect(decoder.push((page + page).slice(0, at))).toHaveLength(whole);
        if (at % page.length === 0) expect(decoder.end()).toEqual([]);
        else expect(() => decoder.end()).toThrow(`line ${whole + 1} of the stream ends in the middle`);
      }),
    );
  });

  it('F-16 stops at a line without an end', () => {
    const decoder = createFrameDecoder();
    const chunk = 'x'.repeat(MAX_LINE_CHARS / 4);
    for (let piece = 0; piece < 4; piece += 1) expect(decoder.push(chunk)).toEqual([]);
    expect(() => decoder.push('x')).toThrow('longer than 16777216 characters');
  });

  it('F-16 is not put out by deep nesting', () => {
    const line = `{"type":"page","source":"s","stale":false,"sessions":${'['.repeat(200_000)}`;
    expect(() => createFrameDecoder().push(`${line}\n`)).toThrow(/line 1 of the stream/);
  });
});
